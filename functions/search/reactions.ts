import { tally } from "../counters/queues.ts";
import { type Outgoing, to } from "../runtime/queue.ts";
import type { Change, Reaction } from "../stream/change.ts";
import { TAGGED, tagKey } from "./tags.ts";

/** A post that gets or loses a tag moves the tag's counter. */
export const tags: Reaction = ({ id, kind, key }: Change): Outgoing[] => {
  if (!key.pk.startsWith(TAGGED) || kind === "modify") return [];
  const item = tagKey(key.pk.slice(TAGGED.length));
  return [to(tally, { change_id: id, item, counter: "posts", by: kind === "insert" ? 1 : -1 })];
};
