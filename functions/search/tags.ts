import { type Post, postKey } from "../posts/posts.ts";
import type { PostReference } from "../posts/views.ts";
import { found, type Items, type Key, page } from "../runtime/table.ts";

/** Tags that begin with a letter, each with a counter of its posts that `counters/tally` keeps. */
export const TAGS = "TAGS#";
/** Public posts of one tag. */
export const TAGGED = "TAGGED#";

interface TagItem extends Key {
  readonly posts?: number;
}
interface TaggedItem extends Key {
  readonly author_id: string;
}

/** What somebody types, as tags are kept. */
export const asTag = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s#]/g, "")
    .replace(/^(.{64}).*$/su, "$1");

const initialOf = (tag: string) => [...tag][0] ?? "";
export const tagKey = (tag: string): Key => ({ pk: `${TAGS}${initialOf(tag)}`, sk: tag });
const taggedKey = (tag: string, postId: string): Key => ({ pk: `${TAGGED}${tag}`, sk: postId });

/** The writes that make a post be found by its tags, and not by others. */
export function tagWrites(post: { id: string; authorId: string }, tags: readonly string[], stale: readonly string[]) {
  return {
    put: tags.map((tag) => ({ ...taggedKey(tag, post.id), author_id: post.authorId })),
    remove: stale.filter((tag) => !tags.includes(tag)).map((tag) => taggedKey(tag, post.id)),
  };
}

interface PageOptions {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** One page of a tag's public posts, newest first. */
export async function listTagged(tag: string, { limit, after }: PageOptions) {
  const { items, last } = await page<TaggedItem>(taggedKey(tag, "").pk, { ScanIndexForward: false, limit, after });
  return { references: items.map(({ sk, author_id }) => ({ postId: sk, authorId: author_id })), last };
}

/** One page of the tags in use that begin with a word, in their order. */
export async function listTags(beginning: string, { limit, after }: PageOptions) {
  const { items, last } = await page<TagItem>(tagKey(beginning).pk, {
    beginsWith: beginning,
    FilterExpression: "posts > :none",
    ExpressionAttributeValues: { ":none": 0 },
    limit,
    after,
  });
  return { tags: items.map(({ sk, posts = 0 }) => ({ tag: sk, posts })), last };
}

const TAGS_LOOKED_AT = 5;

/** One page of public posts with a tag that begins so, newest first. */
export async function listTaggedLike(beginning: string, { limit, after }: PageOptions) {
  const { tags } = await listTags(beginning, { limit: TAGS_LOOKED_AT });
  const names = new Set([beginning, ...tags.map(({ tag }) => tag)]);
  const lists = await Promise.all([...names].map((tag) => listTagged(tag, { limit, after })));
  const all = new Map(lists.flatMap(({ references }) => references.map((reference) => [reference.postId, reference])));
  // Ids are in the order of time in every list, so that one place is a place in all of them.
  const references = [...all.values()].sort((a, b) => (a.postId < b.postId ? 1 : -1)).slice(0, limit);
  const hasMore = all.size > limit || lists.some(({ last }) => last !== undefined);
  return { references, last: hasMore ? references.at(-1)?.postId : undefined };
}

/** Shows posts only as long as they have the tag they are found by. */
export const taggedWith = (isWanted: (tag: string) => boolean) => ({
  keys: () => [],
  permits: ({ postId }: PostReference, items: Items) =>
    found<Post>(items, postKey(postId))?.tags?.some(isWanted) ?? false,
});
