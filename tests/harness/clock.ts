import { setTimeout as delay } from "node:timers/promises";

/**
 * Waits for the clock's next period where less than what is needed is left of this one: what is counted by such
 * periods is counted otherwise across the end of one.
 */
export async function roomWithin(periodMs: number, neededMs: number): Promise<void> {
  const left = periodMs - (Date.now() % periodMs);
  if (left < neededMs) await delay(left);
}
