import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { ana, me, mediaOf, postOf } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";

const account = { "GET /users/me": () => ({ body: me }) };

test("a post in the making says so until its pictures are there", async () => {
  signedIn();
  let post = postOf("1", { author: ana, status: "processing", media: [] });
  serve({ ...account, "GET /posts/{id}": () => ({ body: post }) });
  renderApp("/p/1");
  expect(await screen.findByRole("heading", { name: "Processing your pictures" })).toBeTruthy();
  post = postOf("1", { author: ana });
  expect(await screen.findByRole("img", { name: "Alt of 1-picture" }, { timeout: 3000 })).toBeTruthy();
  expect(screen.queryByRole("heading", { name: "Processing your pictures" })).toBeNull();
});

test("a post that failed says so", async () => {
  signedIn();
  serve({ ...account, "GET /posts/{id}": () => ({ body: postOf("1", { author: ana, status: "failed", media: [] }) }) });
  renderApp("/p/1");
  expect(await screen.findByRole("heading", { name: "This post could not be published" })).toBeTruthy();
});

test("several pictures are a carousel", async () => {
  serve({
    "GET /posts/{id}": () => ({ body: postOf("1", { media: [mediaOf("a"), mediaOf("b", { alt_text: "" })] }) }),
  });
  renderApp("/p/1");
  const carousel = await screen.findByRole("group", { name: "2 pictures" });
  const pictures = within(carousel)
    .getAllByRole("img")
    .map((picture) => picture.getAttribute("alt"));
  expect(pictures).toEqual(["Alt of a", "Photograph by jun, 2 of 2"]);
  expect(within(carousel).getByRole("button", { name: "Previous picture" }).getAttribute("aria-disabled")).toBe("true");
});

test("its author can delete it, after a question", async () => {
  signedIn();
  const requests = serve({
    ...account,
    "GET /posts/{id}": () => ({ body: postOf("1", { author: ana }) }),
    "DELETE /posts/{id}": () => ({ status: 204 }),
  });
  const deleted = () => requests.filter(({ endpoint }) => endpoint === "DELETE /posts/{id}").length;
  renderApp("/p/1");
  await userEvent.click(await screen.findByRole("button", { name: "Delete post" }));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(deleted()).toBe(0);
  await userEvent.click(screen.getByRole("button", { name: "Delete post" }));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Delete" }));
  expect(await screen.findByText("Post deleted")).toBeTruthy();
  expect(deleted()).toBe(1);
  expect(location.pathname).toBe("/u/ana");
});

test("others cannot", async () => {
  signedIn();
  serve({ ...account, "GET /posts/{id}": () => ({ body: postOf("1") }) });
  renderApp("/p/1");
  await screen.findByRole("img", { name: "Alt of 1-picture" });
  await screen.findByRole("link", { name: "Profile" });
  expect(screen.queryByRole("button", { name: "Delete post" })).toBeNull();
});

test("a post that is gone is a 404", async () => {
  serve({ "GET /posts/{id}": () => problem(404, "not_found", "There is no such post.") });
  renderApp("/p/1");
  expect(await screen.findByText("Error 404")).toBeTruthy();
});

test("its author can change what it says, in place; a refusal keeps what was typed", async () => {
  signedIn();
  const post = postOf("1", { author: ana, media: [mediaOf("a"), mediaOf("b", { alt_text: "" })] });
  let refuse = true;
  const requests = serve({
    ...account,
    "GET /posts/{id}": () => ({ body: post }),
    "PATCH /posts/{id}": ({ body }) =>
      refuse
        ? problem(422, "invalid_request", "caption: No.", { errors: [{ path: "caption", message: "Not like that." }] })
        : {
            body: {
              ...post,
              caption: body.caption,
              media: [mediaOf("a"), mediaOf("b", { alt_text: "A boat" })],
              edited_at: post.created_at,
            },
          },
  });
  renderApp("/p/1");
  await userEvent.click(await screen.findByRole("button", { name: "Edit" }));
  const caption = screen.getByLabelText<HTMLTextAreaElement>("Caption");
  expect(document.activeElement).toBe(caption);
  await userEvent.clear(caption);
  await userEvent.type(caption, "Better");
  await userEvent.type(screen.getByLabelText("Alt text 2"), "A boat");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Not like that.")).toBeTruthy();
  expect(caption.value).toBe("Better");
  refuse = false;
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Post saved")).toBeTruthy();
  expect(screen.queryByRole("form", { name: "Edit post" })).toBeNull();
  expect(screen.getByText("Better")).toBeTruthy();
  expect(screen.getByText(/Edited/)).toBeTruthy();
  expect(screen.getByRole("img", { name: "A boat" })).toBeTruthy();
  expect(requests.at(-1)?.body).toEqual({ caption: "Better", alt_texts: ["Alt of a", "A boat"] });
  await expect.poll(() => document.activeElement).toBe(screen.getByRole("button", { name: "Edit" }));
});

test("Escape in the middle of a composition ends nothing but that", async () => {
  signedIn();
  serve({ ...account, "GET /posts/{id}": () => ({ body: postOf("1", { author: ana }) }) });
  renderApp("/p/1");
  await userEvent.click(await screen.findByRole("button", { name: "Edit" }));
  const form = screen.getByRole("form", { name: "Edit post" });
  fireEvent.keyDown(within(form).getByLabelText("Caption"), { key: "Escape", isComposing: true });
  expect(screen.getByRole("form", { name: "Edit post" })).toBe(form);
});

test("Escape leaves the editing without a change", async () => {
  signedIn();
  const requests = serve({ ...account, "GET /posts/{id}": () => ({ body: postOf("1", { author: ana }) }) });
  renderApp("/p/1");
  await userEvent.click(await screen.findByRole("button", { name: "Edit" }));
  await userEvent.keyboard("Other{Escape}");
  expect(screen.getByText("Caption of 1")).toBeTruthy();
  expect(requests.some(({ endpoint }) => endpoint.startsWith("PATCH"))).toBe(false);
});
