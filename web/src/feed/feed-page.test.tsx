import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me, postOf } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";

afterEach(() => vi.useRealTimers());

const account = { "GET /users/me": () => ({ body: me }) };
const shown = () =>
  screen.getAllByText(/^Caption of/).map(({ textContent }) => textContent?.slice("Caption of ".length));

test("goes on page by page, even over an empty one, until everything is seen", async () => {
  signedIn();
  const pages: Record<string, { items: unknown[]; next_cursor: string | null }> = {
    "": { items: [postOf("3"), postOf("2")], next_cursor: "second" },
    second: { items: [], next_cursor: "third" },
    third: { items: [postOf("1")], next_cursor: null },
  };
  serve({ ...account, "GET /feed": ({ query }) => ({ body: pages[query.get("cursor") ?? ""] }) });
  renderApp("/");
  await userEvent.click(await screen.findByRole("button", { name: "Show more posts" }));
  await userEvent.click(await screen.findByRole("button", { name: "Show more posts" }));
  expect(await screen.findByText("You have seen everything")).toBeTruthy();
  expect(shown()).toEqual(["3", "2", "1"]);
  expect(screen.queryByRole("button", { name: "Show more posts" })).toBeNull();
});

test("a page that fails keeps what is there and can be tried again", async () => {
  signedIn();
  let broken = true;
  serve({
    ...account,
    "GET /feed": ({ query }) => {
      if (!query.has("cursor")) return { body: { items: [postOf("2")], next_cursor: "second" } };
      return broken
        ? problem(400, "invalid_cursor", "Start again.")
        : { body: { items: [postOf("1")], next_cursor: null } };
    },
  });
  renderApp("/");
  await userEvent.click(await screen.findByRole("button", { name: "Show more posts" }));
  expect(await screen.findByText("Start again.")).toBeTruthy();
  expect(shown()).toEqual(["2"]);
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("Caption of 1");
  expect(shown()).toEqual(["2", "1"]);
});

test("tells how many posts are newer, and shows them when asked", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  signedIn();
  let items = [postOf("1")];
  const requests = serve({
    ...account,
    "GET /feed": ({ query }) => {
      const since = query.get("new_since");
      const body = { items, next_cursor: null };
      return { body: since ? { ...body, new_count: items.findIndex(({ id }) => id === since) } : body };
    },
  });
  renderApp("/");
  await screen.findByText("Caption of 1");
  items = [postOf("3"), postOf("2"), postOf("1")];
  expect(screen.queryByRole("button", { name: /new post/ })).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  expect(requests.at(-1)?.query.get("new_since")).toBe("1");
  const pill = await screen.findByRole("button", { name: "2 new posts" });
  expect(shown()).toEqual(["1"]);
  pill.click();
  await screen.findByText("Caption of 3");
  expect(shown()).toEqual(["3", "2", "1"]);
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /new post/ })).toBeNull());
});

test("stays as it is while one is away, unless its pictures' addresses have run out", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  signedIn();
  const requests = serve({
    ...account,
    "POST /auth/refresh": () => ({ body: { expires_in: 7200 } }),
    "GET /feed": () => ({ body: { items: [postOf("1")], next_cursor: null, new_count: 0 } }),
  });
  const read = () => requests.filter((one) => one.endpoint === "GET /feed" && !one.query.has("new_since")).length;
  const comeBackAfter = async (minutes: number) => {
    vi.setSystemTime(Date.now() + minutes * 60_000);
    window.dispatchEvent(new Event("visibilitychange"));
    await act(() => vi.advanceTimersByTimeAsync(100));
  };
  renderApp("/");
  await screen.findByText("Caption of 1");
  await comeBackAfter(50);
  expect(read()).toBe(1);
  await comeBackAfter(10);
  expect(read()).toBe(2);
});

test("newer posts that can't be had leave what is there, and say why", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  signedIn();
  let down = false;
  serve({
    ...account,
    "GET /feed": ({ query }) => {
      if (query.has("new_since")) return { body: { items: [], next_cursor: null, new_count: 2 } };
      if (down) return problem(429, "rate_limited", "Too many requests.");
      return query.has("cursor")
        ? { body: { items: [postOf("1")], next_cursor: null } }
        : { body: { items: [postOf("2")], next_cursor: "second" } };
    },
  });
  renderApp("/");
  (await screen.findByRole("button", { name: "Show more posts" })).click();
  await screen.findByText("Caption of 1");
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  down = true;
  (await screen.findByRole("button", { name: "2 new posts" })).click();
  expect(await screen.findByText("Too many requests.")).toBeTruthy();
  expect(shown()).toEqual(["2", "1"]);
});

test("an empty feed leads to the first post", async () => {
  signedIn();
  serve({ ...account, "GET /feed": () => ({ body: { items: [], next_cursor: null } }) });
  renderApp("/");
  expect((await screen.findByRole("link", { name: "Post your first picture" })).getAttribute("href")).toBe("/compose");
});
