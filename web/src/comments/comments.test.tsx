import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { ana, commentOf, jun, me, postOf } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

type Handlers = Parameters<typeof serve>[0];
type Page = {
  readonly items: readonly object[];
  readonly next_cursor: string | null;
  readonly previous_cursor: string | null;
};

const page = (...items: object[]): Page => ({ items, next_cursor: null, previous_cursor: null });
const scrolled = vi.fn<(this: Element) => void>();

beforeEach(() => {
  scrolled.mockReset();
  Element.prototype.scrollIntoView = scrolled;
});

/** Opens post 1 as Ana. */
function open(handlers: Handlers, { path = "/p/1", author = jun, comments = 3 } = {}) {
  signedIn();
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "GET /posts/{id}": () => ({ body: postOf("1", { author, counts: { likes: 0, comments } }) }),
    ...handlers,
  });
  renderApp(path);
  return requests;
}

const texts = () =>
  within(screen.getByRole("list", { name: "Comments" }))
    .queryAllByText(/^Text of/)
    .map(({ textContent }) => textContent?.slice("Text of ".length));
const field = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Write a comment" });

test("goes on from the oldest, page by page", async () => {
  const requests = open({
    "GET /posts/{id}/comments": ({ query }) => ({
      body: query.has("cursor") ? page(commentOf("b")) : { ...page(commentOf("a")), next_cursor: "second" },
    }),
  });
  await userEvent.click(await screen.findByRole("button", { name: "Show more comments" }));
  await screen.findByText("Text of b");
  expect(texts()).toEqual(["a", "b"]);
  expect(requests.find(({ endpoint }) => endpoint.endsWith("/comments"))?.query.get("order")).toBe("oldest");
});

test("a link to a comment begins with it, shows which it is, and goes on both ways", async () => {
  const requests = open(
    {
      "GET /posts/{id}/comments": ({ query }) => ({
        body:
          query.get("cursor") === "before"
            ? page(commentOf("a"))
            : { ...page(commentOf("b")), previous_cursor: "before" },
      }),
    },
    { path: "/p/1?comment=b" },
  );
  await screen.findByText("Text of b");
  expect(requests.find(({ endpoint }) => endpoint.endsWith("/comments"))?.query.get("from")).toBe("b");
  const target = screen.getByText("Text of b").closest("li");
  expect(target?.getAttribute("aria-current")).toBe("true");
  expect(scrolled.mock.contexts).toEqual([target]);
  expect(document.activeElement).toBe(target);
  await userEvent.click(screen.getByRole("button", { name: "Show earlier comments" }));
  await screen.findByText("Text of a");
  expect(texts()).toEqual(["a", "b"]);
  expect(scrolled).toHaveBeenCalledOnce();
});

test("a link to a reply opens its thread at that reply", async () => {
  const requests = open(
    {
      "GET /posts/{id}/comments": ({ query }) => ({
        body: query.has("thread")
          ? page(commentOf("reply", { thread: "a" }))
          : page(commentOf("a", { counts: { likes: 0, replies: 5 } })),
      }),
    },
    { path: "/p/1?comment=reply" },
  );
  expect((await screen.findByText("Text of reply")).closest("li")?.getAttribute("aria-current")).toBe("true");
  expect(requests.at(-1)?.query.get("thread")).toBe("a");
  expect(requests.at(-1)?.query.get("from")).toBe("reply");
});

test("a link to a comment that is gone says so and shows the others", async () => {
  open(
    {
      "GET /posts/{id}/comments": ({ query }) =>
        query.has("from") ? problem(404, "not_found", "Gone.") : { body: page(commentOf("a")) },
    },
    { path: "/p/1?comment=z" },
  );
  expect(await screen.findByText("The comment you were led to is gone.")).toBeTruthy();
  expect(await screen.findByText("Text of a")).toBeTruthy();
});

test("a comment is shown while it is sent, by Ctrl+Enter, and gives way to the server's answer", async () => {
  const answer = held<{ status: number; body: object }>();
  const requests = open(
    {
      "GET /posts/{id}/comments": () => ({ body: page() }),
      "POST /posts/{id}/comments": () => answer.promise,
    },
    { comments: 0 },
  );
  await screen.findByText(/Nobody has said anything/);
  await userEvent.type(await field(), "Text of mine{Control>}{Enter}{Enter}{/Control}");
  const row = (await screen.findByText("Text of mine")).closest("li") as HTMLElement;
  expect(within(row).getByText("Sending…")).toBeTruthy();
  expect(within(row).queryByRole("button")).toBeNull();
  expect((await field()).value).toBe("");
  answer.resolve({ status: 201, body: commentOf("mine", { author: ana }) });
  await screen.findByRole("button", { name: "Reply to ana" });
  expect(texts()).toEqual(["mine"]);
  expect(screen.getByRole("heading", { name: "1 comment" })).toBeTruthy();
  const sent = requests.filter(({ endpoint }) => endpoint.startsWith("POST"));
  expect(sent.map(({ body }) => body)).toEqual([{ text: "Text of mine" }]);
});

test("a comment that is sent before it is known who one is is shown when the server has it", async () => {
  const requests = open({
    "GET /users/me": () => new Promise<never>(() => undefined),
    "GET /posts/{id}/comments": () => ({ body: page(commentOf("a")) }),
    "POST /posts/{id}/comments": () => ({ status: 201, body: commentOf("mine", { author: ana }) }),
  });
  await screen.findByText("Text of a");
  await userEvent.type(await field(), "Text of mine{Control>}{Enter}{/Control}");
  await vi.waitFor(() => expect(texts()).toEqual(["a", "mine"]));
  expect((await field()).value).toBe("");
  expect(requests.filter(({ endpoint }) => endpoint === "POST /posts/{id}/comments")).toHaveLength(1);
});

test("a comment that fails is taken out, its text kept; the next try has the same key, another comment has not", async () => {
  let broken = true;
  let made = 0;
  const requests = open({
    "GET /posts/{id}/comments": () => ({ body: page(commentOf("a")) }),
    "POST /posts/{id}/comments": () => {
      if (broken) return problem(503, "unavailable", "Please try again in a moment.");
      made += 1;
      return { status: 201, body: commentOf(`mine-${made}`, { author: ana }) };
    },
  });
  await screen.findByText("Text of a");
  await userEvent.type(await field(), "Text of mine");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
  expect((await field()).value).toBe("Text of mine");
  expect(texts()).toEqual(["a"]);
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await screen.findByRole("button", { name: "Reply to ana" });
  await userEvent.type(await field(), "Text of mine");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  const keys = () =>
    requests.filter(({ endpoint }) => endpoint.startsWith("POST")).map(({ headers }) => headers.get("idempotency-key"));
  await vi.waitFor(() => expect(keys()).toHaveLength(3));
  expect(keys()[0]).toBeTruthy();
  expect(keys()[1]).toBe(keys()[0]);
  expect(keys()[2]).not.toBe(keys()[0]);
});

test("a thread shows its replies when asked", async () => {
  open({
    "GET /posts/{id}/comments": ({ query }) => ({
      body: query.has("thread")
        ? page(commentOf("r1", { thread: "a" }), commentOf("r2", { thread: "a" }))
        : page(commentOf("a", { counts: { likes: 0, replies: 2 } })),
    }),
  });
  const view = await screen.findByRole("button", { name: "View 2 replies" });
  expect(view.getAttribute("aria-expanded")).toBe("false");
  await userEvent.click(view);
  await screen.findByText("Text of r2");
  expect(texts()).toEqual(["a", "r1", "r2"]);
  await userEvent.click(screen.getByRole("button", { name: "Hide replies" }));
  expect(texts()).toEqual(["a"]);
});

test("a reply begins with the name, is sent to its comment and stands in its thread", async () => {
  const requests = open({
    "GET /posts/{id}/comments": ({ query }) => ({
      body: query.has("thread") ? page() : page(commentOf("a"), commentOf("b")),
    }),
    "POST /posts/{id}/comments": () => ({
      status: 201,
      body: commentOf("mine", { author: ana, thread: "a", reply_to: "a" }),
    }),
  });
  await screen.findByText("Text of a");
  await userEvent.click(screen.getAllByRole("button", { name: "Reply to jun" })[0] as HTMLElement);
  const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Reply to jun" });
  expect(document.activeElement).toBe(box);
  expect(box.value).toBe("@jun ");
  await userEvent.keyboard("Thanks");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  const replies = await screen.findByRole("list", { name: "Replies to jun" });
  expect(await within(replies).findByText("Text of mine")).toBeTruthy();
  expect(requests.find(({ endpoint }) => endpoint.startsWith("POST"))?.body).toEqual({
    text: "@jun Thanks",
    reply_to: "a",
  });
  expect((await field()).value).toBe("");
  expect(screen.getByRole("heading", { name: "4 comments" })).toBeTruthy();
});

test("one who decides not to reply keeps what they wrote, without the name", async () => {
  open({ "GET /posts/{id}/comments": () => ({ body: page(commentOf("a")) }) });
  await userEvent.click(await screen.findByRole("button", { name: "Reply to jun" }));
  await userEvent.keyboard("Hello");
  await userEvent.click(screen.getByRole("button", { name: "Don't reply" }));
  expect((await field()).value).toBe("Hello");
});

test("one's own comments can be deleted, after a question; others' cannot", async () => {
  const requests = open({
    "GET /posts/{id}/comments": () => ({
      body: page(commentOf("a"), commentOf("b", { author: ana, counts: { likes: 0, replies: 1 } })),
    }),
    "DELETE /posts/{id}/comments/{comment_id}": () => ({ status: 204 }),
  });
  await screen.findByText("Text of b");
  expect(await screen.findAllByRole("button", { name: /^Delete the comment/ })).toHaveLength(1);
  await userEvent.click(screen.getByRole("button", { name: "Delete the comment of ana" }));
  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.getByText(/and 1 reply with it/)).toBeTruthy();
  expect(requests.some(({ endpoint }) => endpoint.startsWith("DELETE"))).toBe(false);
  await userEvent.click(dialog.getByRole("button", { name: "Delete" }));
  await vi.waitFor(() => expect(texts()).toEqual(["a"]));
  expect(requests.find(({ endpoint }) => endpoint.startsWith("DELETE"))?.params.comment_id).toBe("b");
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "1 comment" }));
});

test("on one's own post any comment can be deleted", async () => {
  open({ "GET /posts/{id}/comments": () => ({ body: page(commentOf("a"), commentOf("b")) }) }, { author: ana });
  await screen.findByText("Text of b");
  expect(await screen.findAllByRole("button", { name: "Delete the comment of jun" })).toHaveLength(2);
});

test("a comment is liked at once; a refusal takes it back", async () => {
  const answer = held<ReturnType<typeof problem>>();
  open({
    "GET /posts/{id}/comments": () => ({ body: page(commentOf("a", { counts: { likes: 1, replies: 0 } })) }),
    "PUT /posts/{id}/comments/{comment_id}/like": () => answer.promise,
  });
  const like = await screen.findByRole("button", { name: "Like the comment of jun" });
  await userEvent.click(like);
  expect(like.getAttribute("aria-pressed")).toBe("true");
  expect(screen.getByText("2 likes")).toBeTruthy();
  answer.resolve(problem(404, "not_found", "This comment has just gone."));
  expect(await screen.findByText("This comment has just gone.")).toBeTruthy();
  expect(like.getAttribute("aria-pressed")).toBe("false");
  expect(screen.getByText("1 like")).toBeTruthy();
});

test("characters are counted when few are left", async () => {
  open({ "GET /posts/{id}/comments": () => ({ body: page() }) });
  const box = await field();
  await userEvent.click(box);
  await userEvent.paste("x".repeat(1999));
  expect(screen.queryByText(/left/)).toBeNull();
  await userEvent.paste("x");
  expect(screen.getByText("200 characters left")).toBeTruthy();
});

test("visitors are asked to sign in", async () => {
  const requests = serve({ "GET /posts/{id}": () => ({ body: postOf("1", { viewer: null }) }) });
  renderApp("/p/1");
  const link = await screen.findByRole("link", { name: "Sign in to read the comments" });
  expect(link.getAttribute("href")).toBe("/sign-in?next=%2Fp%2F1");
  expect(screen.getByRole("link", { name: "Sign in to like" }).getAttribute("href")).toBe("/sign-in?next=%2Fp%2F1");
  expect(requests.map(({ endpoint }) => endpoint)).toEqual(["GET /posts/{id}"]);
});

test("of a comment whose author was erased its place stays, and the replies in it", async () => {
  open({
    "GET /posts/{id}/comments": ({ query }) => ({
      body: query.has("thread")
        ? page(commentOf("b", { thread: "a", reply_to: "a" }))
        : page(commentOf("a", { author: null, text: "", counts: { likes: 2, replies: 1 } })),
    }),
  });
  const place = (await screen.findByText("Deleted")).closest("li") as HTMLElement;
  const names = within(place)
    .getAllByRole("button")
    .map(({ textContent }) => textContent);
  expect(names).toEqual(["View 1 reply"]);
  expect(within(place).queryByRole("link")).toBeNull();
  expect(place.textContent).not.toContain("likes");
  await userEvent.click(within(place).getByRole("button", { name: "View 1 reply" }));
  expect(await within(place).findByText("Text of b")).toBeTruthy();
  expect(within(place).getByRole("list", { name: "Replies to somebody who has left" })).toBeTruthy();
  expect(within(place).getByRole("button", { name: "Reply to jun" })).toBeTruthy();
});

test("whose post it is can take that place away too", async () => {
  open(
    { "GET /posts/{id}/comments": () => ({ body: page(commentOf("a", { author: null, text: "" })) }) },
    { author: ana },
  );
  expect(await screen.findByRole("button", { name: "Delete the comment of somebody who has left" })).toBeTruthy();
});
