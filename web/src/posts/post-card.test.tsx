import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me, mediaOf, postOf } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

type Handlers = Parameters<typeof serve>[0];

const post = postOf("1", {
  counts: { likes: 4, comments: 2 },
  media: [mediaOf("a"), mediaOf("b")],
});

/** Opens a feed of one post. Returns which edges were asked for. */
async function openFeed(handlers: Handlers = {}, shown = post) {
  signedIn();
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "GET /feed": () => ({ body: { items: [shown], next_cursor: null } }),
    "PUT /posts/{id}/like": () => ({ status: 204 }),
    "DELETE /posts/{id}/like": () => ({ status: 204 }),
    ...handlers,
  });
  renderApp("/");
  await screen.findByText("Caption of 1");
  return () => requests.map(({ endpoint }) => endpoint).filter((endpoint) => /^(PUT|DELETE)/.test(endpoint));
}

const pressed = (name: string) => screen.getByRole("button", { name }).getAttribute("aria-pressed");
const likes = () => screen.getByRole("link", { name: /^Liked by/ }).getAttribute("aria-label");

test("liking shows at once and counts; the count leads to who likes it", async () => {
  const answer = held<{ status: number }>();
  await openFeed({ "PUT /posts/{id}/like": () => answer.promise });
  await userEvent.click(screen.getByRole("button", { name: "Like" }));
  expect(pressed("Like")).toBe("true");
  expect(likes()).toBe("Liked by 5 people");
  expect(screen.getByRole("link", { name: /^Liked by/ }).getAttribute("href")).toBe("/p/1/likes");
  answer.resolve({ status: 204 });
});

test("with the keyboard it can be taken back", async () => {
  const edges = await openFeed({}, { ...post, viewer: { liked: true, saved: false } });
  screen.getByRole("button", { name: "Like" }).focus();
  await userEvent.keyboard("{Enter}");
  expect(pressed("Like")).toBe("false");
  expect(likes()).toBe("Liked by 3 people");
  await vi.waitFor(() => expect(edges()).toEqual(["DELETE /posts/{id}/like"]));
});

test("a like that is refused is taken back and told", async () => {
  await openFeed({ "PUT /posts/{id}/like": () => problem(404, "not_found", "This post has just gone.") });
  await userEvent.click(screen.getByRole("button", { name: "Like" }));
  expect(await screen.findByText("This post has just gone.")).toBeTruthy();
  expect(pressed("Like")).toBe("false");
  expect(likes()).toBe("Liked by 4 people");
});

test("two quick taps on the picture like it, and more of them never unlike it", async () => {
  const edges = await openFeed();
  const picture = screen.getByRole("img", { name: "Alt of a" });
  await userEvent.click(picture);
  expect(pressed("Like")).toBe("false");
  await userEvent.dblClick(picture);
  expect(pressed("Like")).toBe("true");
  await userEvent.dblClick(picture);
  await userEvent.dblClick(picture);
  expect(pressed("Like")).toBe("true");
  expect(likes()).toBe("Liked by 5 people");
  expect(edges()).toEqual(["PUT /posts/{id}/like"]);
});

test("stepping through the pictures in a hurry likes nothing", async () => {
  const edges = await openFeed();
  Element.prototype.scrollBy = vi.fn<() => void>();
  await userEvent.dblClick(screen.getByRole("button", { name: "Next picture" }));
  expect(pressed("Like")).toBe("false");
  expect(edges()).toEqual([]);
});

test("saving shows at once, and a refusal takes it back", async () => {
  const answer = held<ReturnType<typeof problem>>();
  await openFeed({ "PUT /posts/{id}/save": () => answer.promise });
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(pressed("Save")).toBe("true");
  answer.resolve(problem(429, "rate_limited", "You save faster than one can look."));
  expect(await screen.findByText("You save faster than one can look.")).toBeTruthy();
  expect(pressed("Save")).toBe("false");
});

test("every copy follows: liked in the feed, it is liked on its own page", async () => {
  await openFeed({
    "GET /posts/{id}": () => new Promise(() => undefined),
    "GET /posts/{id}/comments": () => ({ body: { items: [], next_cursor: null, previous_cursor: null } }),
  });
  await userEvent.click(screen.getByRole("button", { name: "Like" }));
  await userEvent.click(screen.getByRole("link", { name: "2 comments" }));
  expect(await screen.findByRole("heading", { name: "Post by Jun" })).toBeTruthy();
  expect(pressed("Like")).toBe("true");
  await userEvent.click(screen.getByRole("button", { name: "Like" }));
  await userEvent.click(screen.getByRole("link", { name: "Feed" }));
  const card = await screen.findByRole("article", { name: "Post by Jun" });
  expect(within(card).getByRole("button", { name: "Like" }).getAttribute("aria-pressed")).toBe("false");
});
