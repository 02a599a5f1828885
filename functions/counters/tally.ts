import { COMMENT } from "../comments/comments.ts";
import { eraseThread } from "../comments/queues.ts";
import { POST } from "../posts/posts.ts";
import { type Outgoing, send, to } from "../runtime/queue.ts";
import type { Key } from "../runtime/table.ts";
import { groupWorker } from "../runtime/worker.ts";
import { TAGS } from "../search/tags.ts";
import { count } from "./counters.ts";
import { tally } from "./queues.ts";

/** Counts changes of edges in the item they are about; many about one item at once. */
export const handler = groupWorker(
  tally,
  ({ item }) => `${item.pk} ${item.sk}`,
  async (changes) => {
    const [first] = changes;
    if (!first) return;
    const exists = await count(first.item, changes, { create: first.item.pk.startsWith(TAGS) });
    const isNew = changes.some(({ by }) => by === 1);
    if (!exists && isNew) await send(eraseAgain(first.item));
  },
);

/** A like or comment that came while its post was being erased may have come too late to be erased with it. */
function eraseAgain({ pk }: Key): Outgoing[] {
  const kind = [POST, COMMENT].find((prefix) => pk.startsWith(prefix));
  return kind ? [to(eraseThread, { container_id: pk.slice(kind.length) })] : [];
}
