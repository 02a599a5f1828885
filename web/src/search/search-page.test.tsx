import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me, personOf, postOf, userOf } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

const account = { "GET /users/me": () => ({ body: me }) };

function answering(query: URLSearchParams) {
  const q = query.get("q") ?? "";
  const items = {
    users: [1, 2].map((n) => ({ type: "user", user: personOf(userOf(`${q}.${n}`)) })),
    tags: [{ type: "tag", tag: { tag: `${q}bour`, posts: 1204 } }],
    posts: ["1", "2", "3", "4"].map((id) => ({ type: "post", post: postOf(id) })),
  }[query.get("type") ?? "users"];
  return { body: { items, next_cursor: null } };
}

const field = () => screen.findByRole<HTMLInputElement>("searchbox");

test("searches when one pauses, and the address says what for", async () => {
  signedIn();
  const requests = serve({ ...account, "GET /search": ({ query }) => answering(query) });
  const asked = () => requests.filter(({ endpoint }) => endpoint === "GET /search").map(({ query }) => query.get("q"));
  renderApp("/search");
  await userEvent.type(await field(), "@ana");
  expect(asked()).toEqual([]);
  expect(await screen.findByText("@ana.1")).toBeTruthy();
  expect(asked()).toEqual(["ana"]);
  expect(location.pathname + location.search).toBe("/search?q=%40ana&tab=people");
  expect(screen.getByRole("status", { name: "Results" }).textContent).toBe("2 people found");
});

test("a search that is overtaken is called off", async () => {
  const begun: { q: string; signal: AbortSignal }[] = [];
  serve({});
  const others = globalThis.fetch;
  vi.stubGlobal("fetch", (input: string, init: RequestInit) => {
    const url = new URL(input, location.origin);
    if (!url.pathname.endsWith("/search")) return others(input, init);
    begun.push({ q: url.searchParams.get("q") ?? "", signal: init.signal as AbortSignal });
    return new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
  });
  renderApp("/search");
  await userEvent.type(await field(), "an");
  await vi.waitFor(() => expect(begun).toHaveLength(1));
  expect(begun[0]?.signal.aborted).toBe(false);
  await userEvent.type(await field(), "a");
  await vi.waitFor(() => expect(begun.map(({ q }) => q)).toEqual(["an", "ana"]));
  expect(begun[0]?.signal.aborted).toBe(true);
  expect(begun[1]?.signal.aborted).toBe(false);
});

test("an address is a search: its tab and its query", async () => {
  serve({ "GET /search": ({ query }) => answering(query) });
  renderApp("/search?q=har&tab=tags");
  const link = await screen.findByRole("link", { name: "#harbour 1,204 posts" });
  expect(link.getAttribute("href")).toBe("/tags/harbour");
  expect((await field()).value).toBe("har");
  const tabs = within(screen.getByRole("navigation", { name: "Kinds of results" }));
  expect(tabs.getByRole("link", { name: "Tags" }).getAttribute("aria-current")).toBe("page");
  await userEvent.click(tabs.getByRole("link", { name: "Posts" }));
  expect(await screen.findAllByRole("link", { name: /^Alt of/ })).toHaveLength(4);
  expect(location.search).toBe("?q=har&tab=posts");
});

test("what begins with # is looked for among the tags", async () => {
  serve({ "GET /search": ({ query }) => answering(query) });
  renderApp("/search?q=%23har");
  expect(await screen.findByRole("link", { name: /#harbour/ })).toBeTruthy();
});

test("arrows go from the field through the people and back, and Enter opens one", async () => {
  serve({ "GET /search": ({ query }) => answering(query) });
  renderApp("/search?q=ana&tab=people");
  await screen.findByText("@ana.1");
  const input = await field();
  expect(document.activeElement).toBe(input);
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
  expect(document.activeElement?.getAttribute("href")).toBe("/u/ana.2");
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  expect(document.activeElement).toBe(input);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(location.pathname).toBe("/u/ana.1");
});

test("in a grid the arrows go all four ways", async () => {
  serve({ "GET /search": ({ query }) => answering(query) });
  renderApp("/search?q=har&tab=posts");
  await screen.findAllByRole("link", { name: /^Alt of/ });
  const here = () => document.activeElement?.getAttribute("href");
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(here()).toBe("/p/4");
  await userEvent.keyboard("{ArrowUp}{ArrowRight}");
  expect(here()).toBe("/p/2");
  await userEvent.keyboard("{ArrowLeft}");
  expect(here()).toBe("/p/1");
});

test("nothing found is said, in words and aloud", async () => {
  serve({ "GET /search": () => ({ body: { items: [], next_cursor: null } }) });
  renderApp("/search?q=zzz");
  expect(await screen.findByRole("heading", { name: "Nothing found" })).toBeTruthy();
  expect(screen.getByRole("status", { name: "Results" }).textContent).toBe("No people found");
});

test("that nothing was found before is not said of what is being looked for now", async () => {
  const answer = held<ReturnType<typeof answering>>();
  serve({
    "GET /search": ({ query }) =>
      query.get("q") === "zzz" ? { body: { items: [], next_cursor: null } } : answer.promise,
  });
  renderApp("/search?q=zzz");
  await screen.findByRole("heading", { name: "Nothing found" });
  await userEvent.clear(await field());
  await userEvent.type(await field(), "ana");
  await vi.waitFor(() => expect(location.search).toBe("?q=ana&tab=people"));
  expect(screen.queryByRole("heading", { name: "Nothing found" })).toBeNull();
  answer.resolve(answering(new URLSearchParams("q=ana")));
  expect(await screen.findByText("@ana.1")).toBeTruthy();
});

test("an address that asks for too much is cut to what can be asked", async () => {
  const requests = serve({ "GET /search": ({ query }) => answering(query) });
  renderApp(`/search?q=${"a".repeat(200)}`);
  await vi.waitFor(() => expect(requests[0]?.query.get("q")).toHaveLength(60));
});

test("arrows that choose among spellings stay in the field", async () => {
  serve({ "GET /search": ({ query }) => answering(query) });
  renderApp("/search?q=ana&tab=people");
  await screen.findByText("@ana.1");
  fireEvent.keyDown(await field(), { key: "ArrowDown", isComposing: true });
  expect(document.activeElement).toBe(await field());
});

test("too many searches say how long to wait", async () => {
  serve({ "GET /search": () => problem(429, "rate_limited", "Too many searches.", {}, { "retry-after": "9" }) });
  renderApp("/search?q=zzz");
  expect(await screen.findByText("Please wait 9 seconds.")).toBeTruthy();
});

test("following somebody who was found shows at once", async () => {
  signedIn();
  serve({
    ...account,
    "GET /search": ({ query }) => answering(query),
    "PUT /users/{username}/follow": () => ({ status: 202, body: { status: "requested" } }),
  });
  renderApp("/search?q=ana");
  const [first] = await screen.findAllByRole("button", { name: "Follow" });
  await userEvent.click(first as HTMLElement);
  expect(await screen.findByRole("button", { name: "Requested" })).toBeTruthy();
  expect(screen.getAllByRole("button", { name: "Follow" })).toHaveLength(1);
});
