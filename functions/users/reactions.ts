import { acceptWaiting } from "../follows/queues.ts";
import { eraseMedia } from "../media/queues.ts";
import { type Outgoing, to } from "../runtime/queue.ts";
import { searchWords } from "../search/names.ts";
import { indexAuthor, indexPerson } from "../search/queues.ts";
import type { Reaction } from "../stream/change.ts";
import { USER, type User } from "./users.ts";

/** New names are searched for; an account that is opened or closed shows or hides its posts; an old avatar goes. */
export const users: Reaction = ({ key, before, after }) => {
  if (!key.pk.startsWith(USER)) return [];
  const [old, user] = [before as User | undefined, after as User | undefined];
  const user_id = key.pk.slice(USER.length);
  return [
    ...(namesOf(old) === namesOf(user) ? [] : [to(indexPerson, { user_id, stale_words: old ? searchWords(old) : [] })]),
    ...(old && user ? changed(old, user) : []),
    ...(old?.avatar && old.avatar.id !== user?.avatar?.id ? [to(eraseMedia, { upload_ids: [old.avatar.id] })] : []),
  ];
};

const namesOf = (user: User | undefined) => JSON.stringify([user?.username, user?.display_name]);

function changed(old: User, user: User): Outgoing[] {
  if (Boolean(old.private) === Boolean(user.private)) return [];
  const again = to(indexAuthor, { author_id: user.id });
  return user.private ? [again] : [again, to(acceptWaiting, { user_id: user.id })];
}
