import { to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { BLOCK } from "./blocks.ts";
import { partWays } from "./queues.ts";

/** A block takes back what both did with what the other has made. */
export const blocks: Reaction = ({ kind, key }) => {
  if (kind !== "insert" || !key.pk.startsWith(BLOCK)) return [];
  const [one, other] = [key.pk.slice(BLOCK.length), key.sk];
  return [to(partWays, { user_id: one, other_id: other }), to(partWays, { user_id: other, other_id: one })];
};
