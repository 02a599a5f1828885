import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { mediaOf, postOf } from "../testing/samples.ts";
import { serve } from "../testing/server.ts";

test("a visitor explores page by page, and gets from there to the search", async () => {
  serve({
    "GET /explore": ({ query }) =>
      query.has("cursor")
        ? { body: { items: [postOf("2")], next_cursor: null } }
        : { body: { items: [postOf("1", { media: [mediaOf("a"), mediaOf("b")] })], next_cursor: "more" } },
  });
  renderApp("/explore");
  expect((await screen.findByRole("link", { name: "Alt of a, 2 pictures" })).getAttribute("href")).toBe("/p/1");
  await userEvent.click(screen.getByRole("button", { name: "Show more posts" }));
  expect(await screen.findByRole("link", { name: "Alt of 2-picture" })).toBeTruthy();
  await userEvent.click(screen.getByRole("link", { name: "Search people, tags, posts" }));
  expect(await screen.findByRole("searchbox")).toBe(document.activeElement);
});

test("a tag of any script has a page", async () => {
  const requests = serve({ "GET /tags/{tag}": () => ({ body: { items: [postOf("1")], next_cursor: null } }) });
  renderApp(`/tags/${encodeURIComponent("Größe")}`);
  expect(await screen.findByRole("heading", { name: "#größe" })).toBeTruthy();
  expect(await screen.findByRole("link", { name: "Alt of 1-picture" })).toBeTruthy();
  expect(requests[0]?.params.tag).toBe(encodeURIComponent("größe"));
});

test("a tag nobody uses invites to use it", async () => {
  serve({ "GET /tags/{tag}": () => ({ body: { items: [], next_cursor: null } }) });
  renderApp("/tags/nothing");
  expect(await screen.findByRole("heading", { name: "No picture has this tag yet" })).toBeTruthy();
});
