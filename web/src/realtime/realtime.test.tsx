import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";
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
