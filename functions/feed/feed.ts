import { nowInSeconds } from "../runtime/access.ts";
import { madeAt } from "../runtime/identifiers.ts";
import { type Item, type Key, type Progress, page, removeFrom, writeAll } from "../runtime/table.ts";

/** A post in one reader's feed. */
interface FeedItem extends Key {
  readonly author_id: string;
}

export interface FeedEntry {
  readonly postId: string;
  readonly authorId: string;
}

const KEPT_SECONDS = 90 * 24 * 3600;
const MAX_LENGTH = 500;
const PAGE = 1000;
const MAX_COUNTED = 100;

const feedKey = (readerId: string, postId: string): Key => ({ pk: `FEED#${readerId}`, sk: postId });

/** A feed item lives as long after its post as every other one: writing it twice writes the same. */
function feedItem(readerId: string, { postId, authorId }: FeedEntry): Item {
  return { ...feedKey(readerId, postId), author_id: authorId, expires_at: madeAt(postId) + KEPT_SECONDS };
}

/** Puts entries into feeds; an entry that is there stays as it is. */
export async function putEntries(readerIds: readonly string[], entries: readonly FeedEntry[]): Promise<void> {
  await writeAll({ put: readerIds.flatMap((reader) => entries.map((entry) => feedItem(reader, entry))) });
}

export async function removeEntries(readerIds: readonly string[], postIds: readonly string[]): Promise<void> {
  await writeAll({ remove: readerIds.flatMap((reader) => postIds.map((post) => feedKey(reader, post))) });
}

const entryOf = ({ sk, author_id }: FeedItem): FeedEntry => ({ postId: sk, authorId: author_id });

/** One page of a feed's entries, newest first. */
export async function listEntries(
  readerId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ entries: FeedEntry[]; last: string | undefined }> {
  const { items, last } = await page<FeedItem>(feedKey(readerId, "").pk, {
    FilterExpression: "expires_at > :now",
    ExpressionAttributeValues: { ":now": Math.floor(nowInSeconds()) },
    ScanIndexForward: false,
    limit,
    after,
  });
  return { entries: items.map(entryOf), last };
}

/** Entries newer than a post, at most 100. */
export async function listNewer(readerId: string, postId: string): Promise<FeedEntry[]> {
  const { items } = await page<FeedItem>(feedKey(readerId, "").pk, { after: postId, limit: MAX_COUNTED });
  return items.map(entryOf);
}

/** Removes every entry of an author's from a feed. */
export async function removeAuthor(readerId: string, authorId: string): Promise<void> {
  let after: string | undefined;
  do {
    const { items, last } = await page<FeedItem>(feedKey(readerId, "").pk, {
      FilterExpression: "author_id = :author",
      ExpressionAttributeValues: { ":author": authorId },
      after,
    });
    await writeAll({ remove: items });
    after = last;
  } while (after);
}

/** Cuts a feed to its newest 500 entries. */
export async function trim(readerId: string): Promise<void> {
  const newest = { ProjectionExpression: "pk, sk", ScanIndexForward: false, limit: PAGE };
  const { items } = await page<Key>(feedKey(readerId, "").pk, newest);
  await writeAll({ remove: items.slice(MAX_LENGTH) });
}

/** Empties a feed. */
export const eraseFeed = (readerId: string, limit: number): Promise<Progress> =>
  removeFrom(feedKey(readerId, "").pk, limit);
