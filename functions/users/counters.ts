import { nowInSeconds } from "../runtime/access.ts";
import { ConditionsFailed, transact } from "../runtime/table.ts";
import type { counters } from "./queues.ts";
import { userKey } from "./users.ts";

/** Longer than a queue or the table's stream can hold a message. */
const REMEMBERED_SECONDS = 15 * 24 * 3600;

interface Count {
  readonly changeId: string;
  readonly userId: string;
  readonly counter: (typeof counters)[number];
  readonly by: 1 | -1;
}

/**
 * Counts a change exactly once, however often it is reported: the counter and
 * the memory of what was counted are written together. A person who is gone
 * has nothing to count.
 */
export async function count({ changeId, userId, counter, by }: Count): Promise<void> {
  const memory = { pk: `APPLIED#${changeId}:${counter}:${userId}`, sk: "APPLIED" };
  const expires_at = Math.floor(nowInSeconds()) + REMEMBERED_SECONDS;
  await transact([
    { Put: { Item: { ...memory, expires_at }, ConditionExpression: "attribute_not_exists(pk)" } },
    {
      Update: {
        Key: userKey(userId),
        UpdateExpression: "ADD #counter :by",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeNames: { "#counter": counter },
        ExpressionAttributeValues: { ":by": by },
      },
    },
  ]).catch((error: unknown) => {
    if (!(error instanceof ConditionsFailed)) throw error;
  });
}
