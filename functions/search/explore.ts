import { madeAt } from "../runtime/identifiers.ts";
import { type Key, page } from "../runtime/table.ts";

interface ExploreItem extends Key {
  readonly author_id: string;
}

/** Months one looks back over in one request, and in all. */
const MONTHS_AT_ONCE = 3;
const MONTHS_IN_ALL = 24;

/** Public posts, by the month they were made in. */
const EXPLORE = "EXPLORE#";
const monthOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 7);
const exploreKey = (month: string, postId: string): Key => ({ pk: `${EXPLORE}${month}`, sk: postId });

/** An entry for everybody to come across. */
export function exploreEntry(post: { id: string; authorId: string }) {
  return { ...exploreKey(monthOf(madeAt(post.id)), post.id), author_id: post.authorId };
}

interface ExplorePage {
  readonly references: readonly { readonly postId: string; readonly authorId: string }[];
  /** Where the next page begins: a month, and the post of it that this one ended with. */
  readonly last: string | undefined;
}

/** One page of all public posts, newest first; goes on into earlier months where one has too few. */
export async function listExplore({
  limit,
  after,
}: {
  limit: number;
  after?: string | undefined;
}): Promise<ExplorePage> {
  const now = monthOf(Date.now() / 1000);
  let [month = now, postId] = after?.split(" ") ?? [];
  const references: { postId: string; authorId: string }[] = [];
  for (let months = 0; months < MONTHS_AT_ONCE; months++) {
    const { items, last } = await page<ExploreItem>(exploreKey(month, "").pk, {
      ScanIndexForward: false,
      limit: limit - references.length,
      after: postId || undefined,
    });
    references.push(...items.map(({ sk, author_id }) => ({ postId: sk, authorId: author_id })));
    if (last) return { references, last: `${month} ${last}` };
    month = before(month);
    postId = undefined;
    if (age(month, now) > MONTHS_IN_ALL) return { references, last: undefined };
    if (references.length >= limit) break;
  }
  return { references, last: `${month} ` };
}

function before(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
}

function age(month: string, now: string): number {
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5));
  return count(now) - count(month);
}
