import { barrierKey, isBarred } from "../blocks/barrier.ts";
import { muteKey } from "../mutes/mutes.ts";
import { Unavailable } from "../runtime/outage.ts";
import { ConditionsFailed, chunks, found, getAll, type Items, type Key, transact } from "../runtime/table.ts";
import { groupWorker } from "../runtime/worker.ts";
import { type Account, accountKey, notificationChoices } from "../users/users.ts";
import { visibilityKeys, visibleAuthor } from "../visibility/visibility.ts";
import { entryKey, notificationKey, revise, trim } from "./notifications.ts";
import { type Notice, notify } from "./queues.ts";

/** Each takes two writes of a transaction's hundred, less the notification's own. */
const NOTICES_AT_ONCE = 40;
const ATTEMPTS = 8;

const choiceOf = {
  like: "likes",
  comment_like: "likes",
  comment: "comments",
  reply: "comments",
  follow: "follows",
  follow_request: "follows",
  follow_accepted: "follows",
  mention: "mentions",
} as const;

/** Makes a notification agree with its causes as they are now; many causes of one at once. */
export const handler = groupWorker(
  notify,
  ({ recipient_id, group }) => `${recipient_id} ${group}`,
  async (messages) => {
    const notices = [...new Map(messages.map((notice) => [entryKey(notice).sk, notice])).values()];
    for (const part of chunks(notices, NOTICES_AT_ONCE)) await agree(part);
  },
);

async function agree(notices: readonly Notice[]): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const items = await getAll(notices.flatMap(keysOf), { consistent: true });
    const writes = revise({ notices, items, permits: (notice) => mayBeTold(items, notice) });
    if (writes.length === 0) return;
    try {
      await transact(writes);
      const [first] = notices;
      if (first && isTrimming(first.group)) await trim(first.recipient_id);
      return;
    } catch (error) {
      // A cause or the notification has changed since it was read: look again.
      if (!(error instanceof ConditionsFailed)) throw error;
    }
  }
  throw new Unavailable(new Error("The notification never stood still"));
}

function keysOf(notice: Notice): Key[] {
  const { recipient_id, actor_id, group, cause, post_author_id } = notice;
  return [
    ...[cause, entryKey(notice), notificationKey(recipient_id, group), accountKey(recipient_id)],
    ...[muteKey(recipient_id, actor_id), barrierKey(recipient_id, actor_id)],
    ...(post_author_id ? visibilityKeys(recipient_id, post_author_id) : []),
  ];
}

function mayBeTold(items: Items, { recipient_id, actor_id, kind, post_author_id }: Notice): boolean {
  const account = found<Account>(items, accountKey(recipient_id));
  if (!account || !notificationChoices(account)[choiceOf[kind]]) return false;
  if (found(items, muteKey(recipient_id, actor_id)) || isBarred(items, recipient_id, actor_id)) return false;
  return !post_author_id || visibleAuthor(items, recipient_id, post_author_id) !== undefined;
}

/** Every sixteenth group or so, by the last digit of what it is about. */
const isTrimming = (group: string) => group.endsWith("0");
