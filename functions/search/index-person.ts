import { writeAll } from "../runtime/table.ts";
import { worker } from "../runtime/worker.ts";
import { joinedKey } from "../users/newest.ts";
import { getUser } from "../users/users.ts";
import { nameWrites, searchWords } from "./names.ts";
import { indexPerson } from "./queues.ts";

const ATTEMPTS = 3;

/** Makes somebody be found by the names they have now. */
export const handler = worker(indexPerson, async ({ user_id, stale_words }) => {
  let words = await wordsOf(user_id);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const names = nameWrites(user_id, words, stale_words);
    const newcomer = joinedKey(user_id);
    await writeAll(
      words.length > 0
        ? { ...names, put: [...names.put, newcomer] }
        : { ...names, remove: [...names.remove, newcomer] },
    );
    const now = await wordsOf(user_id);
    if (now.join() === words.join()) return;
    // Renamed meanwhile: what was written may be wrong already.
    stale_words.push(...words);
    words = now;
  }
  throw new Error("The name never stood still");
});

async function wordsOf(userId: string): Promise<string[]> {
  const user = await getUser(userId, { consistent: true });
  return user ? searchWords(user) : [];
}
