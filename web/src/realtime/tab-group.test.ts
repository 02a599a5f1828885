import { act } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { problem, serve, signedIn } from "../testing/server.ts";
import { type FakeSocket, giveLocks, serveSockets, takeLocks } from "../testing/sockets.ts";
import { pauseAfter } from "./connection.ts";

let sockets: FakeSocket[];
const leavers: AbortController[] = [];

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  signedIn();
  giveLocks();
  sockets = serveSockets();
});

afterEach(() => {
  for (const leaver of leavers.splice(0)) leaver.abort();
  takeLocks();
  vi.useRealTimers();
  vi.resetModules();
});

const ticket = () => ({ body: { ticket: "t", url: "wss://photostack.test/realtime", expires_in: 60 } });
const noTicket = () => ({ body: { ticket: null, url: null, expires_in: null } });

/** Another tab of the same browser, and what it hears. */
async function openTab() {
  vi.resetModules();
  const { subscribe, isLive } = await import("./events.ts");
  const { join } = await import("./tab-group.ts");
  const heard: string[] = [];
  for (const type of ["notification", "feed", "upload", "session_revoked"] as const) {
    subscribe(type, () => heard.push(type));
  }
  const leaving = new AbortController();
  leavers.push(leaving);
  join(leaving.signal);
  return { heard, isLive, close: () => leaving.abort() };
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const opened = (count: number) => vi.waitFor(() => expect(sockets).toHaveLength(count));
const upload = { type: "upload", upload_id: "1", status: "ready" };

describe("tabs", () => {
  test("share one connection, and all hear what it says", async () => {
    const requests = serve({ "POST /realtime/ticket": ticket });
    const [first, second] = [await openTab(), await openTab()];
    await opened(1);
    expect(sockets[0]?.url).toBe("wss://photostack.test/realtime?ticket=t");
    sockets[0]?.open();
    await vi.waitFor(() => expect([first.isLive(), second.isLive()]).toEqual([true, true]));
    sockets[0]?.say(upload);
    await vi.waitFor(() => expect([first.heard.at(-1), second.heard.at(-1)]).toEqual(["upload", "upload"]));
    const third = await openTab();
    await vi.waitFor(() => expect(third.isLive()).toBe(true));
    await pass(50_000);
    expect([sockets.length, requests.length]).toEqual([1, 1]);
  });

  test("hand the connection on when one goes, and take everything for changed", async () => {
    serve({ "POST /realtime/ticket": ticket });
    const [first, second] = [await openTab(), await openTab()];
    await opened(1);
    sockets[0]?.open();
    await vi.waitFor(() => expect(second.isLive()).toBe(true));
    await pass(2000);
    second.heard.length = 0;
    first.close();
    await opened(2);
    await vi.waitFor(() => expect(second.isLive()).toBe(false));
    expect(sockets[0]?.readyState).toBe(3);
    sockets[1]?.open();
    await vi.waitFor(() => expect(second.heard).toEqual(["notification", "feed"]));
    expect(second.isLive()).toBe(true);
  });

  test("look for what was not told, every five minutes, and not when they have only just come", async () => {
    serve({ "POST /realtime/ticket": ticket });
    const tab = await openTab();
    await opened(1);
    sockets[0]?.open();
    for (let minute = 0; minute < 4; minute++) {
      await pass(60_100);
      sockets[0]?.say({ type: "pong" });
    }
    expect(tab.heard).toEqual([]);
    await pass(60_100);
    sockets[0]?.say({ type: "pong" });
    expect(tab.heard).toEqual(["notification", "feed"]);
  });

  test("sleep when nobody is signed in any more", async () => {
    serve({ "POST /realtime/ticket": ticket });
    const tab = await openTab();
    await opened(1);
    sockets[0]?.open();
    tab.close();
    tab.heard.length = 0;
    await pass(300_000);
    expect([sockets.length, tab.heard, tab.isLive()]).toEqual([1, [], false]);
  });

  test("hear once, and once more, what comes a hundred times in a moment", async () => {
    serve({ "POST /realtime/ticket": ticket });
    const tab = await openTab();
    await opened(1);
    sockets[0]?.open();
    await pass(1500);
    tab.heard.length = 0;
    for (let count = 0; count < 100; count++) sockets[0]?.say({ type: "notification" });
    expect(tab.heard).toEqual(["notification"]);
    await pass(1100);
    expect(tab.heard).toEqual(["notification", "notification"]);
    await pass(5000);
    expect(tab.heard).toHaveLength(2);
  });
});

describe("without a connection", () => {
  test("what is looked at takes everything for changed twice a minute; the rest does not", async () => {
    const requests = serve({ "POST /realtime/ticket": noTicket });
    const tab = await openTab();
    await pass(61_000);
    expect(tab.heard).toEqual(["notification", "feed", "notification", "feed"]);
    const visible = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await pass(120_000);
    expect(tab.heard).toHaveLength(4);
    visible.mockRestore();
    expect([sockets.length, requests.length]).toEqual([0, 1]);
  });

  test("it does so until there is one, and again when that is lost", async () => {
    serve({ "POST /realtime/ticket": ticket });
    const tab = await openTab();
    await opened(1);
    await pass(31_000);
    expect(tab.heard).toHaveLength(2);
    sockets[0]?.open();
    await pass(2000);
    expect(tab.heard).toHaveLength(4);
    tab.heard.length = 0;
    await pass(55_000);
    expect(tab.heard).toEqual([]);
    sockets[0]?.close();
    await pass(31_000);
    expect(tab.heard.slice(0, 2)).toEqual(["notification", "feed"]);
  });
});

describe("a connection", () => {
  test("that can't be had is tried again, ever more seldom, for no longer than a minute", () => {
    const pauses = [0, 1, 2, 3, 6, 20].map((failures) => pauseAfter(failures, 1));
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000]);
    expect(pauseAfter(20, 0)).toBe(0);
    const chances = Array.from({ length: 200 }, () => pauseAfter(3));
    expect(Math.max(...chances)).toBeLessThanOrEqual(8000);
    expect(Math.max(...chances) - Math.min(...chances)).toBeGreaterThan(4000);
  });

  test("that is refused over and over again is asked for a few times only", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const requests = serve({ "POST /realtime/ticket": () => problem(503, "unavailable", "Not now.") });
    await openTab();
    await pass(120_000);
    // After 2, 4, 8, 16, 32 and 60 seconds.
    expect(requests.length).toBe(6);
    window.dispatchEvent(new Event("online"));
    await pass(10);
    expect(requests.length).toBe(7);
  });

  test("that is lost comes back at once when the network does, or when one looks", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    serve({ "POST /realtime/ticket": ticket });
    await openTab();
    await opened(1);
    sockets[0]?.close();
    await pass(10);
    expect(sockets).toHaveLength(1);
    window.dispatchEvent(new Event("online"));
    await opened(2);
    sockets[1]?.close();
    await pass(10);
    document.dispatchEvent(new Event("visibilitychange"));
    await opened(3);
  });

  test("shows once a minute that it is there, and is given up when that is not answered", async () => {
    serve({ "POST /realtime/ticket": ticket });
    await openTab();
    await opened(1);
    sockets[0]?.open();
    await pass(60_500);
    expect(sockets[0]?.sent).toEqual(['{"type":"ping"}']);
    sockets[0]?.say({ type: "pong" });
    await pass(20_000);
    expect(sockets[0]?.readyState).toBe(1);
    await pass(40_500);
    expect(sockets[0]?.sent).toHaveLength(2);
    await pass(12_000);
    expect(sockets[0]?.readyState).toBe(3);
    await opened(2);
  });

  test("that has slept is asked at once whether it still is one", async () => {
    serve({ "POST /realtime/ticket": ticket });
    await openTab();
    await opened(1);
    sockets[0]?.open();
    document.dispatchEvent(new Event("visibilitychange"));
    expect(sockets[0]?.sent).toHaveLength(1);
  });
});
