import { to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { BLOCK } from "./blocks.ts";
import { partWays } from "./queues.ts";

/** A block takes back what both did with what the other has made. */
export const blocks: Reaction = ({ kind, key, after }) => {
  if (kind !== "insert" || !after || !key.pk.startsWith(BLOCK)) return [];
  const [one, other, until] = [key.pk.slice(BLOCK.length), key.sk, after.created_at as string];
  return [
    to(partWays, { user_id: one, other_id: other, until }),
    to(partWays, { user_id: other, other_id: one, until }),
  ];
};
