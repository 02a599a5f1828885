import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { changeCached, findCached, type Is } from "./cached.ts";
import { onSessionChange } from "./session.ts";

/*
 * An answer may be older than what has just been done here: it was made before, or the server's counters,
 * which follow a moment after what they count, had not been moved when it was read. Such answers are
 * corrected as they arrive, before anybody sees them, so that nothing that was shown flickers back.
 */
const LATE_MS = 4000;

type Correction = () => void;

/** By what is corrected, so that the last word about it counts. */
const corrections = new Map<string, Correction>();

onSessionChange(() => corrections.clear());

/**
 * Corrects answers of the server from now on.
 * @param key names what is corrected; a later correction takes the place of an earlier one
 * @param correction makes the cache what it should be; where that is so already, it changes nothing
 * @returns what ends it: at once, or when no late answer can be expected any more
 */
export function correctAnswers(key: string, correction: Correction): (when: "now" | "later") => void {
  corrections.delete(key);
  corrections.set(key, correction);
  const end = () => {
    if (corrections.get(key) === correction) corrections.delete(key);
  };
  return (when) => {
    if (when === "now") end();
    else setTimeout(end, LATE_MS);
  };
}

/** Lets corrections at every answer that arrives in the cache. */
export function watchAnswers(client: QueryClient): void {
  client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || event.action.manual) return;
    for (const correct of corrections.values()) correct();
  });
}

interface Counted<Name extends string> {
  readonly counts: Readonly<Record<Name, number>>;
}

/** Moves a count wherever it is shown, and corrects answers that have not counted yet what moved it. */
export function moveCount<Name extends string, Item extends Counted<Name>>(
  client: QueryClient,
  is: Is<Item>,
  name: Name,
  by: number,
): void {
  const before = findCached(client, is)?.counts[name];
  changeCached(client, is, (item) => withCount(item, name, item.counts[name] + by));
  if (before !== undefined) correctCount(client, is, name, { before, by });
}

/** Corrects answers that still say the count from before. */
export function correctCount<Name extends string, Item extends Counted<Name>>(
  client: QueryClient,
  is: Is<Item>,
  name: Name,
  { before, by }: { readonly before: number; readonly by: number },
): void {
  const correct = () =>
    changeCached(client, is, (item) => (item.counts[name] === before ? withCount(item, name, before + by) : item));
  correctAnswers(crypto.randomUUID(), correct)("later");
}

function withCount<Name extends string, Item extends Counted<Name>>(item: Item, name: Name, count: number): Item {
  return { ...item, counts: { ...item.counts, [name]: Math.max(0, count) } };
}

/** Has something read again when it is next looked at: now, and once more when what was done has come there. */
export function forgetNowAndLater(client: QueryClient, queryKey: QueryKey): void {
  const forget = () => void client.invalidateQueries({ queryKey, refetchType: "none" });
  forget();
  setTimeout(forget, LATE_MS);
}
