import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announce } from "../realtime/events.ts";
import { renderPart } from "../testing/render-part.tsx";
import { ana, jun, me, notificationOf } from "../testing/samples.ts";
import { serve, signedIn } from "../testing/server.ts";
import { NotificationsPage } from "./notifications-page.tsx";
import { UnreadBadge } from "./unread-badge.tsx";

beforeEach(signedIn);
afterEach(() => vi.useRealTimers());

const list = (items: readonly object[], unread_count = 0) => ({
  body: { items, next_cursor: null, unread_count },
});
const rows = () =>
  within(screen.getByRole("list", { name: "Notifications" }))
    .getAllByRole("link")
    .map((link) => [
      link.querySelector(".notification-text")?.firstChild?.parentElement?.textContent,
      link.getAttribute("href"),
    ]);

test("every kind is a sentence that leads to what it is about", async () => {
  const comment = { id: "c", text: "What a light!" };
  const none = { post: null, comment: null };
  serve({
    "GET /users/me": () => ({ body: me }),
    "GET /notifications": () =>
      list([
        notificationOf("1", { actors: [ana, jun], count: 13 }),
        notificationOf("2", { actors: [ana, jun], count: 2 }),
        notificationOf("3", { kind: "comment", comment }),
        notificationOf("4", { kind: "comment", comment, count: 3 }),
        notificationOf("5", { kind: "reply", comment }),
        notificationOf("6", { kind: "comment_like", comment }),
        notificationOf("7", { kind: "mention" }),
        notificationOf("8", { kind: "follow", ...none }),
        notificationOf("9", { kind: "follow_request", ...none }),
        notificationOf("10", { kind: "follow_accepted", ...none }),
      ]),
  });
  renderPart(<NotificationsPage />);
  await screen.findByRole("list", { name: "Notifications" });
  await screen.findAllByText("jun");
  const when = /(November 1|\d+ days ago|just now)$/;
  expect(rows().map(([text, href]) => [text?.replace(when, ""), href])).toEqual([
    ["ana and 12 others liked your post", "/p/1"],
    ["ana and jun liked your post", "/p/1"],
    ["jun commented on your post“What a light!”", "/p/1?comment=c"],
    ["jun commented on your post“What a light!”", "/p/1?comment=c"],
    ["jun replied to your comment“What a light!”", "/p/1?comment=c"],
    ["jun liked your comment“What a light!”", "/p/1?comment=c"],
    ["jun mentioned you", "/p/1"],
    ["jun started following you", "/u/jun"],
    ["jun asked to follow you", "/requests"],
    ["jun accepted your follow request", "/u/jun"],
  ]);
});

test("what is new is said to be, and seeing it marks it read", async () => {
  let unread = 1;
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "GET /notifications": () =>
      list([notificationOf("1", { unread: true, at: "2026-11-24T09:00:00.000Z" }), notificationOf("2")], unread),
    "POST /notifications/read": () => {
      unread = 0;
      return { status: 204 };
    },
  });
  renderPart(
    <>
      <UnreadBadge />
      <NotificationsPage />
    </>,
  );
  expect(await screen.findByText("1 new")).toBeTruthy();
  expect(rows().map(([text]) => text?.startsWith("New: "))).toEqual([true, false]);
  await vi.waitFor(() => expect(screen.queryByText("unread")).toBeNull());
  const read = requests.filter(({ endpoint }) => endpoint === "POST /notifications/read");
  expect(read.map(({ body }) => body)).toEqual([{ until: "2026-11-24T09:00:00.000Z" }]);
  expect(rows()[0]?.[0]).toMatch(/^New: /);
});

test("what comes while one looks is shown, and read as well", async () => {
  let items = [notificationOf("1", { unread: true, at: "2026-11-24T09:00:00.000Z" })];
  let unread = 1;
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "GET /notifications": () => list(items, unread),
    "POST /notifications/read": () => {
      unread = 0;
      return { status: 204 };
    },
  });
  const read = () => requests.filter(({ endpoint }) => endpoint === "POST /notifications/read").length;
  renderPart(
    <>
      <UnreadBadge />
      <NotificationsPage />
    </>,
  );
  await vi.waitFor(() => expect([read(), unread]).toEqual([1, 0]));
  items = [notificationOf("2", { unread: true, at: "2026-11-24T10:00:00.000Z" }), notificationOf("1")];
  unread = 1;
  act(() => announce({ type: "notification" }));
  await vi.waitFor(() => expect(rows()).toHaveLength(2));
  await vi.waitFor(() => expect([read(), unread]).toEqual([2, 0]));
});

test("with nothing new nothing is marked", async () => {
  const requests = serve({
    "GET /users/me": () => ({ body: me }),
    "GET /notifications": () => list([notificationOf("1")]),
    "POST /notifications/read": () => ({ status: 204 }),
  });
  renderPart(<NotificationsPage />);
  expect(await screen.findByText("Nothing new")).toBeTruthy();
  expect(requests.some(({ endpoint }) => endpoint.startsWith("POST"))).toBe(false);
});

test("earlier ones come when asked", async () => {
  serve({
    "GET /users/me": () => ({ body: me }),
    "GET /notifications": ({ query }) =>
      query.has("cursor")
        ? list([notificationOf("2", { actors: [ana] })])
        : { body: { items: [notificationOf("1")], next_cursor: "more", unread_count: 0 } },
  });
  renderPart(<NotificationsPage />);
  await userEvent.click(await screen.findByRole("button", { name: "Show earlier notifications" }));
  expect(await screen.findByText("ana")).toBeTruthy();
  expect(rows()).toHaveLength(2);
});

test("none at all says what will be here; a private account finds its requests", async () => {
  serve({ "GET /users/me": () => ({ body: { ...me, private: true } }), "GET /notifications": () => list([]) });
  renderPart(<NotificationsPage />);
  expect(await screen.findByRole("heading", { name: "All quiet" })).toBeTruthy();
  expect((await screen.findByRole("link", { name: "Follow requests" })).getAttribute("href")).toBe("/requests");
});

test("the badge counts what is unread as soon as that changes, in a tab that nobody looks at when somebody does", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let unread = 0;
  const requests = serve({ "GET /notifications": () => list([], unread) });
  renderPart(<UnreadBadge />);
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  expect(screen.queryByText("unread")).toBeNull();
  unread = 120;
  act(() => announce({ type: "notification" }));
  expect((await screen.findByText("unread")).parentElement?.textContent).toBe("99+ unread");
  const visible = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  unread = 3;
  await act(() => vi.advanceTimersByTimeAsync(2000));
  act(() => announce({ type: "notification" }));
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(requests).toHaveLength(2);
  visible.mockRestore();
  act(() => window.dispatchEvent(new Event("visibilitychange")));
  await vi.waitFor(() => expect(screen.getByText("unread").parentElement?.textContent).toBe("3 unread"));
});
