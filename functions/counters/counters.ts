import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { ConditionsFailed, chunks, type Key, transact, type Write } from "../runtime/table.ts";

/** Longer than a queue or the table's stream can hold a message. */
const REMEMBERED_SECONDS = 15 * 24 * 3600;
/** A transaction's hundred writes, less the counter's own. */
const CHANGES_AT_ONCE = 99;

/** An edge that began or ended, as the stream tells it. */
export interface CountedChange {
  /** The table's own id of the change: what makes counting exactly-once. */
  readonly change_id: string;
  readonly counter: string;
  readonly by: 1 | -1;
}

/**
 * Counts changes of one item's counters exactly once, however often they are
 * reported: the counter and the memory of what was counted are written
 * together, and a hundred changes cost the item one write.
 * @param create whether the item begins with its first change
 * @returns whether there is such an item
 */
export async function count(item: Key, changes: readonly CountedChange[], { create = false } = {}): Promise<boolean> {
  const unique = [...new Map(changes.map((change) => [markerOf(item, change).pk, change])).values()];
  for (const part of chunks(unique, CHANGES_AT_ONCE)) if (!(await countPart(item, part, create))) return false;
  return true;
}

async function countPart(item: Key, changes: readonly CountedChange[], create: boolean): Promise<boolean> {
  let fresh = changes;
  while (fresh.length > 0) {
    try {
      await transact([...fresh.map((change) => remember(item, change)), add(item, fresh, create)]);
      return true;
    } catch (error) {
      if (!(error instanceof ConditionsFailed)) throw error;
      const failed = new Set(error.failed);
      if (failed.has(fresh.length)) return false;
      fresh = fresh.filter((_, index) => !failed.has(index));
    }
  }
  return true;
}

const markerOf = ({ pk }: Key, { change_id, counter }: CountedChange): Key => ({
  pk: `APPLIED#${sha256(`${change_id}:${counter}:${pk}`)}`,
  sk: "APPLIED",
});

function remember(item: Key, change: CountedChange): Write {
  const expires_at = Math.floor(nowInSeconds()) + REMEMBERED_SECONDS;
  return {
    Put: { Item: { ...markerOf(item, change), expires_at }, ConditionExpression: "attribute_not_exists(pk)" },
  };
}

function add(Key: Key, changes: readonly CountedChange[], create: boolean): Write {
  const sums = [...Map.groupBy(changes, ({ counter }) => counter)].map(
    ([counter, of]) => [counter, of.reduce((sum, { by }) => sum + by, 0)] as const,
  );
  return {
    Update: {
      Key,
      UpdateExpression: `ADD ${sums.map((_, index) => `#counter${index} :sum${index}`).join(", ")}`,
      ...(create ? {} : { ConditionExpression: "attribute_exists(pk)" }),
      ExpressionAttributeNames: Object.fromEntries(sums.map(([counter], index) => [`#counter${index}`, counter])),
      ExpressionAttributeValues: Object.fromEntries(sums.map(([, sum], index) => [`:sum${index}`, sum])),
    },
  };
}
