import { found, type Items, type Key } from "../runtime/table.ts";

/** What stands between two people when either has blocked the other: one key to read, whoever looks. */
interface Barrier extends Key {
  /** Who has blocked; gone when nobody has any more. */
  readonly blockers?: ReadonlySet<string>;
}

export function barrierKey(one: string, other: string): Key {
  const [first, second] = one < other ? [one, other] : [other, one];
  return { pk: `BARRIER#${first}`, sk: second };
}

/** Condition of a write that two people must not be barred for. */
export const unbarred = (one: string, other: string) =>
  ({
    ConditionCheck: { Key: barrierKey(one, other), ConditionExpression: "attribute_not_exists(blockers)" },
  }) as const;

/** Whether either of two people has blocked the other, by what a batch read found. */
export function isBarred(items: Items, one: string | undefined, other: string): boolean {
  return one !== undefined && found<Barrier>(items, barrierKey(one, other))?.blockers !== undefined;
}

/** Whether one person has blocked the other, and not been blocked back. */
export function isBlockedOnlyBy(items: Items, blockerId: string, otherId: string): boolean {
  const blockers = found<Barrier>(items, barrierKey(blockerId, otherId))?.blockers;
  return blockers?.size === 1 && blockers.has(blockerId);
}
