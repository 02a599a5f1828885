import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";
import { type FakeSocket, giveLocks, serveSockets, takeLocks } from "../testing/sockets.ts";

let sockets: FakeSocket[];

beforeEach(() => {
  signedIn();
  giveLocks();
  sockets = serveSockets();
});
afterEach(takeLocks);

const ticket = () => ({ body: { ticket: "t", url: "wss://photostack.test/realtime", expires_in: 60 } });
const opened = (count: number) => vi.waitFor(() => expect(sockets).toHaveLength(count));
const account = {
  "GET /feed": () => ({ body: { items: [], next_cursor: null } }),
  "GET /notifications": () => ({ body: { items: [], next_cursor: null, unread_count: 0 } }),
};

test("the app is left at once when its session is ended elsewhere, and says so", async () => {
  let ended = false;
  const dead = () => problem(401, "session_ended", "Your session has ended.");
  serve({
    ...account,
    "GET /users/me": () => (ended ? dead() : { body: me }),
    "POST /auth/refresh": dead,
    "POST /realtime/ticket": ticket,
  });
  renderApp("/");
  await screen.findByRole("heading", { name: "The wall is bare" });
  await opened(1);
  act(() => sockets[0]?.open());
  ended = true;
  act(() => sockets[0]?.say({ type: "session_revoked" }));
  expect(await screen.findByText("Your session has ended. Please sign in again.")).toBeTruthy();
  await vi.waitFor(() => expect(sockets[0]?.readyState).toBe(3));
});

test("the app is not left for what a connection says, while the server lets it in", async () => {
  const requests = serve({
    ...account,
    "GET /users/me": () => ({ body: me }),
    "POST /realtime/ticket": ticket,
  });
  renderApp("/");
  await screen.findByRole("heading", { name: "The wall is bare" });
  await opened(1);
  act(() => sockets[0]?.open());
  const asked = () => requests.filter(({ endpoint }) => endpoint === "GET /users/me").length;
  const before = asked();
  act(() => sockets[0]?.say({ type: "session_revoked" }));
  await vi.waitFor(() => expect(asked()).toBe(before + 1));
  expect(screen.getByRole("heading", { name: "The wall is bare" })).toBeTruthy();
});

test("whoever signs out gives up what is still being read before the session is over", async () => {
  const never = () => new Promise<never>(() => undefined);
  const over = held<{ body: object }>();
  const requests = serve({
    ...account,
    "GET /feed": never,
    "GET /users/me": () => ({ body: me }),
    "POST /realtime/ticket": never,
    "POST /auth/logout": () => over.promise,
  });
  const asked = () => requests.map(({ endpoint }) => endpoint);
  const givenUp = () => requests.filter(({ signal }) => signal.aborted).map(({ endpoint }) => endpoint);
  const reads = expect.arrayContaining(["GET /feed", "POST /realtime/ticket"]);
  renderApp("/");
  await vi.waitFor(() => expect(asked()).toEqual(reads));
  expect(givenUp()).toEqual([]);
  await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
  await vi.waitFor(() => expect(givenUp()).toEqual(reads));
  over.resolve({ body: {} });
  expect(await screen.findByRole("form", { name: "Sign in" })).toBeTruthy();
});
