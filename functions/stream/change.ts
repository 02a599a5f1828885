import type { Outgoing } from "../runtime/queue.ts";
import type { Item, Key } from "../runtime/table.ts";

/** A committed change of one item. */
export interface Change {
  /** Unique and the same however often the change is delivered. */
  readonly id: string;
  readonly kind: "insert" | "modify" | "remove";
  readonly key: Key;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** What follows from a change: messages for workers. Called again when a delivery is repeated. */
export type Reaction = (change: Change) => readonly Outgoing[];

/** Attribute of an item that is being restored: written with it, and taken away by the write after. */
export const RESTORING = "restoring";

/**
 * Whether a change is a step of restoring a backup. What followed from it
 * followed when it was made, and is in the backup too: likes are counted,
 * mails sent and feeds written by then.
 */
export function isRestoring({ before, after }: Change): boolean {
  return (before ?? after)?.[RESTORING] === true;
}
