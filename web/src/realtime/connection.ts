import type { PING as Ping, RealtimeEvent } from "../../../shared/realtime.ts";
import { call } from "../api/client.ts";
import { onReachable } from "../api/reachability.ts";
import { type Happening, isSeen } from "./events.ts";

/** Who is told what a connection says, and whether there is one. */
export interface Ears {
  readonly heard: (happening: Happening) => void;
  readonly live: (live: boolean) => void;
}

const PING: typeof Ping = '{"type":"ping"}';
const PING_MS = 60_000;
const PONG_WITHIN_MS = 10_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** A connection that held as long was a good one: the next may come soon. */
const GOOD_MS = 30_000;

/** Keeps one connection open until `leaving`, or gives up where there is no WebSocket. */
export async function keepConnected(ears: Ears, leaving: AbortSignal): Promise<void> {
  let failures = 0;
  while (!leaving.aborted) {
    const address = await addressOf(leaving);
    if (address === undefined || leaving.aborted) return;
    const held = address === null ? 0 : await listen(address, ears, leaving);
    failures = held >= GOOD_MS ? 0 : failures + 1;
    await pause(pauseAfter(failures), leaving);
  }
}

/** Where to connect, once; `undefined` where there is no WebSocket, `null` when it can't be learnt just now. */
async function addressOf(leaving: AbortSignal): Promise<string | null | undefined> {
  try {
    const { url, ticket } = await call("POST /realtime/ticket", { signal: leaving });
    return url && ticket ? `${url}?ticket=${ticket}` : undefined;
  } catch {
    return null;
  }
}

/**
 * How long to wait after so many failures: twice as long each time, and by chance anything up to that, so that not
 * all browsers come back at once.
 */
export function pauseAfter(failures: number, chance = Math.random()): number {
  return chance * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
}

/** Waits; no longer than until the network is back or somebody looks. */
function pause(milliseconds: number, leaving: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    whenBack(end, over.signal);
    leaving.addEventListener("abort", end, { signal: over.signal });
  });
}

function whenBack(call: () => void, signal: AbortSignal): void {
  window.addEventListener("online", call, { signal });
  onReachable(call, signal);
  document.addEventListener("visibilitychange", () => isSeen() && call(), { signal });
}

/** Listens to one connection until it ends. @returns how many milliseconds it was open */
function listen(address: string, { heard, live }: Ears, leaving: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    const over = new AbortController();
    const { signal } = over;
    let openedAt: number | undefined;
    let next: ReturnType<typeof setTimeout> | undefined;
    let deadline: ReturnType<typeof setTimeout> | undefined;

    const end = () => {
      if (signal.aborted) return;
      over.abort();
      clearTimeout(next);
      clearTimeout(deadline);
      socket.close();
      if (openedAt !== undefined && !leaving.aborted) live(false);
      resolve(openedAt === undefined ? 0 : Date.now() - openedAt);
    };
    const ping = () => {
      if (socket.readyState !== WebSocket.OPEN) return;
      socket.send(PING);
      clearTimeout(next);
      next = setTimeout(ping, PING_MS);
      // One that is dead would be told so by nobody for minutes.
      deadline ??= setTimeout(end, PONG_WITHIN_MS);
    };
    const opened = () => {
      openedAt = Date.now();
      next = setTimeout(ping, PING_MS);
      live(true);
    };
    const told = ({ data }: MessageEvent<string>) => {
      clearTimeout(deadline);
      deadline = undefined;
      const event = JSON.parse(data) as RealtimeEvent;
      if (event.type !== "pong") heard(event);
    };
    socket.addEventListener("open", opened, { signal });
    socket.addEventListener("message", told, { signal });
    socket.addEventListener("close", end, { signal });
    leaving.addEventListener("abort", end, { signal });
    // After a sleep only a question tells whether it still is one.
    whenBack(ping, signal);
  });
}
