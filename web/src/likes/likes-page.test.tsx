import { screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { renderPart } from "../testing/render-part.tsx";
import { jun } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";
import { LikesPage } from "./likes-page.tsx";

beforeEach(signedIn);

test("names those who like the post, and leads back to it", async () => {
  const person = { ...jun, relationship: { following: false, requested: false } };
  serve({ "GET /posts/{id}/likes": () => ({ body: { items: [person], next_cursor: null } }) });
  renderPart(<LikesPage id="1" />);
  expect(await screen.findByText("@jun")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Back to the post" }).getAttribute("href")).toBe("/p/1");
});

test("nobody likes it yet", async () => {
  serve({ "GET /posts/{id}/likes": () => ({ body: { items: [], next_cursor: null } }) });
  renderPart(<LikesPage id="1" />);
  expect(await screen.findByRole("heading", { name: "No likes yet" })).toBeTruthy();
});

test("a post that is gone is a 404", async () => {
  serve({ "GET /posts/{id}/likes": () => problem(404, "not_found", "There is no such post.") });
  renderPart(<LikesPage id="1" />);
  expect(await screen.findByText("Error 404")).toBeTruthy();
});
