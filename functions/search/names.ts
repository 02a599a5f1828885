import { type Key, page } from "../runtime/table.ts";

interface NameItem extends Key {
  readonly user_id: string;
}

const SEPARATOR = "#";
const MAX_WORDS = 12;
/** Sixty characters, however many bytes they take: a sort key has at most a kilobyte. */
const LONG = /^(.{60}).*$/su;

/** Words that people are found by, by their first letter. */
const initialOf = (word: string) => [...word][0] ?? "";
const wordKey = (word: string, userId: string): Key => ({
  pk: `NAME#${initialOf(word)}`,
  sk: `${word}${SEPARATOR}${userId}`,
});

/** A text as it is searched: without accents, in lower case, with single spaces. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s#]+/g, " ")
    .trim()
    .replace(LONG, "$1");
}

/** What somebody is found by: the username and its parts, the name from each of its words on. */
export function searchWords({ username, display_name }: { username: string; display_name: string }): string[] {
  const name = folded(display_name).split(" ");
  const tails = name.map((_, index) => name.slice(index).join(" "));
  const words = [username, ...username.split(/[._]/), ...tails];
  return [...new Set(words.filter(Boolean))].slice(0, MAX_WORDS);
}

/** The writes that make somebody be found by their words, and not by others. */
export function nameWrites(userId: string, words: readonly string[], stale: readonly string[]) {
  return {
    put: words.map((word) => ({ ...wordKey(word, userId), user_id: userId })),
    remove: stale.filter((word) => !words.includes(word)).map((word) => wordKey(word, userId)),
  };
}

/** One page of the ids of people of whom a word begins so; somebody with two such words comes once. */
export async function listPeople(
  beginning: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ ids: string[]; last: string | undefined }> {
  const { items, last } = await page<NameItem>(wordKey(beginning, "").pk, { beginsWith: beginning, limit, after });
  return { ids: [...new Set(items.map(({ user_id }) => user_id))], last };
}
