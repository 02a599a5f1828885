/** How a function runs that no route calls. */
export interface Worker {
  readonly name: string;
  readonly memory?: number;
  /** Seconds. */
  readonly timeout?: number;
  /** Messages it takes at once. */
  readonly batch?: number;
  /** Invocations at once; where more would only stand in each other's way, or another number than `AT_ONCE` is meant. */
  readonly maxConcurrency?: number;
  /** Invocations at once that are kept free for it, and that it can't go beyond. */
  readonly reserved?: number;
  /** Times a message is tried before it is put aside; 5 when left out. */
  readonly receives?: number;
  /** It decides itself how long what has failed waits. */
  readonly backsOff?: boolean;
}

/**
 * Invocations at once of a worker on AWS: so that a flood of work leaves the
 * account's concurrency (1000 unless raised) to those who wait for an answer.
 */
export const AT_ONCE = 15;

/** Workers that read a queue named like them. */
export const queueWorkers: readonly Worker[] = [
  // One chain: two at a time stand in each other's way enough.
  // Kept free for it: what is not yet chained could be removed unseen.
  { name: "audit/chain-entries", batch: 100, maxConcurrency: 2, reserved: 2 },
  { name: "blocks/part-ways", batch: 1 },
  { name: "comments/erase-thread", batch: 1 },
  // Counters and notifications of what is popular are one item: two that take turns and take many changes at once
  // are faster than twenty that conflict.
  { name: "counters/tally", batch: 100, maxConcurrency: 2 },
  { name: "erasure/erase-account", batch: 1, timeout: 60 },
  // Thousands of pictures, one after the other, as far as a function may run at all.
  { name: "exports/make-archive", batch: 1, memory: 1024, timeout: 900, maxConcurrency: 5 },
  { name: "feed/fan-out", batch: 1 },
  { name: "feed/write-feed", batch: 5, maxConcurrency: 50 },
  { name: "feed/follow-feed", batch: 5 },
  // With waits of half a minute to a quarter of an hour it outlasts an hour in which nobody takes mails.
  { name: "mail/send-mail", batch: 1, timeout: 40, maxConcurrency: 5, receives: 8, backsOff: true },
  { name: "media/erase-media", batch: 5, timeout: 20 },
  // One picture at a time: a decoder takes memory in proportion to the pixels.
  { name: "media/sanitize-upload", batch: 1, memory: 2048, timeout: 60, maxConcurrency: 50 },
  { name: "follows/accept-waiting", batch: 1 },
  { name: "notifications/notify", batch: 50, maxConcurrency: 2 },
  { name: "posts/settle-post", batch: 5 },
  // No larger: AWS would let the first of a larger batch wait for others.
  { name: "realtime/push", batch: 10 },
  { name: "realtime/revoke", batch: 5 },
  { name: "search/index-author", batch: 1 },
  { name: "search/index-person", batch: 5 },
  { name: "search/index-post", batch: 5 },
];

/** Reads the table's stream. */
export const streamWorker: Worker = { name: "stream/dispatch", batch: 100 };

/** Functions that other functions call. */
export const calledWorkers: readonly Worker[] = [
  { name: "administration/run-command", timeout: 30 },
  // Memory times cost: an attacker who has found a way around the limits must not be able to run up more than this.
  // 200 at a third of a second are 600 sign-ins a second.
  { name: "passwords/password-hasher", memory: 1024, reserved: 200 },
];

/** A function that is called every so often. */
export interface ScheduledWorker extends Worker {
  /** Hours. */
  readonly every: number;
}

export const scheduledWorkers: readonly ScheduledWorker[] = [
  { name: "auth/rotate-keys", every: 90 * 24 },
  { name: "erasure/begin-erasures", every: 1 },
];

/** Functions that the WebSocket API calls, and when. */
export const socketWorkers: readonly (Worker & { readonly route: string })[] = [
  { name: "realtime/connect", route: "$connect" },
  { name: "realtime/disconnect", route: "$disconnect" },
  { name: "realtime/receive", route: "$default" },
];

/** Answers requests that no route matches. */
export const fallback: Worker = { name: "fallback/unknown-route", memory: 256 };

/** All functions that are not a route's. */
export const allWorkers: readonly Worker[] = [
  ...queueWorkers,
  ...calledWorkers,
  ...scheduledWorkers,
  ...socketWorkers,
  streamWorker,
  fallback,
];

/** Name of a function, or of the queue it reads, in the deployed stack. */
export const resourceName = (name: string) => `photostack-${name.replace("/", "-")}`;
