import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { unbarred } from "../blocks/barrier.ts";
import { eraseLikes } from "../likes/likes.ts";
import { noReferenceTo, referenceTo } from "../references/references.ts";
import { lastIdAt } from "../runtime/identifiers.ts";
import { traced } from "../runtime/invocation.ts";
import { NotFound } from "../runtime/problem.ts";
import {
  ConditionsFailed,
  committed,
  found,
  get,
  getAll,
  ignoreFailedConditions,
  type Key,
  type Progress,
  page,
  pages,
  removeThrough,
  transact,
  update,
  type Write,
} from "../runtime/table.ts";
import { type Annotations, type Named, withoutMention } from "../texts/entities.ts";
import { NOBODY } from "../users/users.ts";
import { visibilityKeys, visiblePerson } from "../visibility/visibility.ts";
import type { Place } from "./places.ts";

export interface Comment extends Key, Annotations {
  readonly id: string;
  readonly post_id: string;
  readonly post_author_id: string;
  readonly author_id: string;
  readonly text: string;
  /** The comment whose thread it is in. */
  readonly thread: string | null;
  readonly reply_to: string | null;
  readonly reply_to_author_id: string | null;
  /** Counters that `counters/tally` keeps. */
  readonly likes: number;
  readonly replies: number;
  readonly created_at: string;
}

export const COMMENT = "COMMENT#";
export const commentKey = (commentId: string): Key => ({ pk: `${COMMENT}${commentId}`, sk: "COMMENT" });
/** Place in the list of a post's threads, or of a thread's replies. */
const threadKey = (containerId: string, commentId: string): Key => ({ pk: `THREAD#${containerId}`, sk: commentId });
/** The same comment, kept with its author: what their leaving or a block takes back is found there. */
const commentedKey = (authorId: string, commentId: string): Key => ({ pk: `COMMENTED#${authorId}`, sk: commentId });

const keysOf = ({ id, post_id, thread, author_id }: Comment): Key[] => [
  commentKey(id),
  threadKey(thread ?? post_id, id),
  commentedKey(author_id, id),
];

export interface NewComment {
  readonly id: string;
  readonly post: { readonly id: string; readonly author_id: string };
  readonly authorId: string;
  readonly text: string;
  readonly annotations: Annotations;
  readonly parent: Comment | undefined;
}

/** A comment that is not yet written; a reply to a reply is in the same thread. */
export function newComment({ id, post, authorId, text, annotations, parent }: NewComment): Comment {
  return {
    ...commentKey(id),
    ...{ id, post_id: post.id, post_author_id: post.author_id, author_id: authorId, text, ...annotations },
    thread: parent ? (parent.thread ?? parent.id) : null,
    reply_to: parent?.id ?? null,
    reply_to_author_id: parent?.author_id ?? null,
    ...{ likes: 0, replies: 0, created_at: new Date().toISOString() },
  };
}

/**
 * Writes a comment.
 * @param also written in the same transaction
 * @throws NotFound when its author and the post's or the other comment's are barred from each other by now
 */
export async function createComment(comment: Comment, also: readonly Write[] = []): Promise<void> {
  const { id, post_id, post_author_id, author_id, thread, reply_to_author_id } = comment;
  const container_id = thread ?? post_id;
  const others = new Set([post_author_id, reply_to_author_id ?? author_id]);
  others.delete(author_id);
  await transact([
    { Put: { Item: { ...comment, ...traced() } } },
    { Put: { Item: { ...threadKey(container_id, id), author_id } } },
    { Put: { Item: { ...commentedKey(author_id, id), post_author_id, container_id } } },
    ...[...others].map((other) => unbarred(author_id, other)),
    ...namedBy(comment).map((person) => referenceTo(person, commentKey(id))),
    ...also,
  ]).catch((error: unknown) => {
    throw error instanceof ConditionsFailed ? new NotFound("post") : error;
  });
}

/** People whom a comment names besides its author and the post's, with whose post it goes. */
function namedBy({ author_id, post_author_id, reply_to_author_id, mentions }: Comment): string[] {
  const people = new Set([...mentions, ...(reply_to_author_id ? [reply_to_author_id] : [])]);
  return [...people].filter((id) => ![author_id, post_author_id, NOBODY].includes(id));
}

/** Deletes a comment; its replies and likes follow from that. Does nothing when it is gone. */
export async function deleteComment(comment: Comment): Promise<void> {
  const [own, ...others] = keysOf(comment).map((Key) => ({ Delete: { Key } }));
  if (!own) return;
  const first = { Delete: { ...own.Delete, ConditionExpression: "attribute_exists(pk)" } };
  const references = namedBy(comment).map((person) => noReferenceTo(person, commentKey(comment.id)));
  await transact([first, ...others, ...references]).catch(ignoreFailedConditions);
}

/** A comment of a post, unless its author and the viewer are barred from each other. @throws NotFound */
export async function visibleComment(commentId: string, postId: string, viewer: string): Promise<Comment> {
  const comment = await get<Comment>(commentKey(commentId), { consistent: true });
  if (comment?.post_id !== postId) throw new NotFound("comment");
  if (comment.author_id === NOBODY) return comment;
  if (!visiblePerson(await getAll(visibilityKeys(viewer, comment.author_id)), viewer, comment.author_id)) {
    throw new NotFound("comment");
  }
  return comment;
}

interface ListOptions {
  readonly order: "oldest" | "newest";
  readonly limit: number;
  readonly place?: Place | undefined;
  /** The list begins with this one. */
  readonly from?: string | undefined;
}

export interface CommentPage {
  readonly references: readonly { readonly commentId: string; readonly authorId: string }[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One page of a post's threads or of a thread's replies; goes on both ways. */
export async function listComments(containerId: string, options: ListOptions): Promise<CommentPage> {
  const { order, limit, place, from } = options;
  const backwards = place?.side === "before";
  // A list that begins at a comment: the page after a place just before it.
  const after = place?.commentId ?? (from && neighbour(from, order));
  const { pk } = threadKey(containerId, "");
  const forwards = order === "oldest";
  const [{ items, last }, before] = await Promise.all([
    page<Key & { author_id: string }>(pk, { ScanIndexForward: forwards !== backwards, limit, after }),
    from ? page(pk, { ScanIndexForward: !forwards, limit: 1, after: from }) : undefined,
  ]);
  const references = items.map(({ sk, author_id }) => ({ commentId: sk, authorId: author_id }));
  if (!backwards) return { references, isFirst: !place && !before?.items.length, isLast: last === undefined };
  return { references: references.toReversed(), isFirst: last === undefined, isLast: false };
}

/** A sort key that nothing has, right before a comment in the order given. */
function neighbour(commentId: string, order: ListOptions["order"]): string {
  if (order === "newest") return `${commentId}~`;
  const last = commentId.charCodeAt(commentId.length - 1);
  return `${commentId.slice(0, -1)}${String.fromCharCode(last - 1)}~`;
}

/**
 * Erases comments of a post or thread that is gone; their own replies and
 * likes follow from that.
 * @returns whether there may be more
 */
export async function eraseComments(containerId: string, limit: number): Promise<boolean> {
  const { items, last } = await page<Key & { author_id: string }>(threadKey(containerId, "").pk, {
    ConsistentRead: true,
    limit,
  });
  await removeThrough(
    items,
    items.flatMap(({ sk, author_id }) => [commentKey(sk), commentedKey(author_id, sk)]),
  );
  return last !== undefined;
}

/**
 * Leaves of what somebody wrote only that there was something: who and what
 * are gone, replies stay.
 * @returns how many, and whether there may be more
 */
export async function anonymizeComments(authorId: string, limit: number): Promise<Progress> {
  const { items, last } = await page<Key & { container_id: string }>(commentedKey(authorId, "").pk, {
    ConsistentRead: true,
    limit,
  });
  for (const [count, { pk, sk, container_id }] of items.entries()) {
    // A comment that a million like takes many runs.
    if (await eraseLikes(sk, LIKES_AT_ONCE)) return { count, more: true };
    const own = { Delete: { Key: { pk, sk } } };
    if (!(await committed([...anonymized(sk, container_id), own]))) await transact([own]);
  }
  return { count: items.length, more: last !== undefined };
}

const LIKES_AT_ONCE = 500;

const anonymized = (commentId: string, containerId: string): Write[] => [
  {
    Update: {
      Key: commentKey(commentId),
      UpdateExpression: "SET author_id = :nobody, #text = :nothing, entities = :none, mentions = :none, tags = :none",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeNames: { "#text": "text" },
      ExpressionAttributeValues: { ":nobody": NOBODY, ":nothing": "", ":none": [] },
    },
  },
  {
    Update: {
      Key: threadKey(containerId, commentId),
      UpdateExpression: "SET author_id = :nobody",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":nobody": NOBODY },
    },
  },
];

/** Takes somebody's name out of another's comment: out of its text, and as whom it answers. */
export async function unnameInComment(commentId: string, { id, username }: Named): Promise<void> {
  const comment = await get<Comment>(commentKey(commentId), { consistent: true });
  if (!comment) return;
  const { text, entities } = withoutMention(comment, username);
  await update({
    Key: commentKey(commentId),
    UpdateExpression: "SET #text = :text, entities = :entities, mentions = :mentions, reply_to_author_id = :replied",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeNames: { "#text": "text" },
    ExpressionAttributeValues: {
      ":text": text,
      ":entities": entities,
      ":mentions": comment.mentions.filter((person) => person !== id),
      ":replied": comment.reply_to_author_id === id ? NOBODY : comment.reply_to_author_id,
    },
  }).catch(ignoreGone);
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
}

/**
 * Deletes what somebody commented on another person's posts until a certain time.
 * @param after where the last run ended
 * @returns where the next begins
 */
export async function deleteCommentsOn(
  authorId: string,
  postAuthorId: string,
  { until, limit, after }: { until: string; limit: number; after?: string | undefined },
): Promise<string | undefined> {
  const { items, last } = await page<Key & { container_id: string }>(commentedKey(authorId, "").pk, {
    FilterExpression: "post_author_id = :author",
    ExpressionAttributeValues: { ":author": postAuthorId },
    ConsistentRead: true,
    limit,
    after,
  });
  const latest = lastIdAt(until);
  const comments = items.filter(({ sk }) => sk <= latest);
  await removeThrough(
    comments,
    comments.flatMap(({ sk, container_id }) => [commentKey(sk), threadKey(container_id, sk)]),
  );
  return last;
}

/** What somebody wrote, page by page, oldest first. */
export async function* ownComments(authorId: string) {
  for await (const places of pages<Key>(commentedKey(authorId, "").pk)) {
    const items = await getAll(places.map(({ sk }) => commentKey(sk)));
    yield places.flatMap(({ sk }) => {
      const comment = found<Comment>(items, commentKey(sk));
      return comment ? [{ id: sk, post_id: comment.post_id, text: comment.text, created_at: comment.created_at }] : [];
    });
  }
}
