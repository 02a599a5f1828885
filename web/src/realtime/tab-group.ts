import { type Ears, keepConnected } from "./connection.ts";
import { announce, announceAll, type Happening, isLive, isSeen, setLive } from "./events.ts";

/** What tabs of one browser tell each other; a new one asks whether anybody is connected. */
type Word = { readonly happening: Happening } | { readonly live: boolean } | "who is connected?";

const NAME = "photostack.realtime";
const POLL_MS = 30_000;
/** So seldom also with a connection, for what was lost on the way. */
const POLL_LIVE_MS = 5 * 60_000;
/** What a page has read is that new. */
const FRESH_MS = 10_000;

/**
 * Hears of what changes until `leaving`. One tab of all has the connection, and the others hear it from that one;
 * when it goes, another takes its place. While there is none, each tab that is looked at takes everything for changed
 * twice a minute.
 */
export function join(leaving: AbortSignal): void {
  if (leaving.aborted) return;
  const channel = new BroadcastChannel(NAME);
  const say = (word: Word) => channel.postMessage(word);
  const joined = Date.now();
  let leads = false;
  let wasLive = false;
  const become = (live: boolean) => {
    setLive(live);
    wasLive ||= live;
  };

  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data === "who is connected?") {
      if (leads) say({ live: isLive() });
    } else if ("live" in data) become(data.live);
    else announce(data.happening);
  };
  say("who is connected?");

  const ears: Ears = {
    heard: (happening) => {
      // That a session is over, the others learn from this tab, once it has asked.
      if (happening.type !== "session_revoked") say({ happening });
      announce(happening);
    },
    live: (live) => {
      const missedSomething = wasLive || Date.now() - joined > FRESH_MS;
      become(live);
      say({ live });
      if (!live || !missedSomething) return;
      say({ happening: { type: "notification" } });
      say({ happening: { type: "feed" } });
      announceAll();
    },
  };
  void whenChosen(leaving, async () => {
    leads = true;
    ears.live(false);
    void keepConnected(ears, leaving);
    // Held also where there is nothing to connect to: then nobody else has to find that out.
    await gone(leaving);
  });

  let polled = joined;
  const timer = setInterval(() => {
    if (!isSeen() || Date.now() - polled < (isLive() ? POLL_LIVE_MS : POLL_MS)) return;
    polled = Date.now();
    announceAll();
  }, POLL_MS);
  leaving.addEventListener("abort", () => {
    clearInterval(timer);
    channel.close();
    setLive(false);
  });
}

/** Leads the tabs as soon as no other one does. A tab that leads is not frozen in the background. */
function whenChosen(leaving: AbortSignal, lead: () => Promise<void>): Promise<void> {
  // Without locks, as where there is no TLS, every tab leads itself.
  if (!navigator.locks) return lead();
  return navigator.locks.request(NAME, { signal: leaving }, lead).catch((error: unknown) => {
    if (!leaving.aborted) throw error;
  });
}

function gone(leaving: AbortSignal): Promise<void> {
  if (leaving.aborted) return Promise.resolve();
  return new Promise((resolve) => leaving.addEventListener("abort", () => resolve(), { once: true }));
}
