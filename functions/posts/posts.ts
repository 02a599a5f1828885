import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { Entity } from "../../shared/posts.ts";
import type { Picture } from "../media/pictures.ts";
import { attachUpload, type Upload, UploadInUse, uploadKey } from "../media/uploads.ts";
import { refer, referenceTo } from "../references/references.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { traced } from "../runtime/invocation.ts";
import { InvalidRequest, NotFound } from "../runtime/problem.ts";
import {
  ConditionsFailed,
  committed,
  found,
  get,
  getAll,
  type Items,
  type Key,
  type Progress,
  page,
  transact,
  update,
  type Write,
} from "../runtime/table.ts";
import { type Annotations, type Named, withoutMention } from "../texts/entities.ts";
import type { User } from "../users/users.ts";
import { type Viewer, visibilityKeys, visibleAuthor } from "../visibility/visibility.ts";

/** A picture of a post, in the order its author chose. */
export interface PostPicture extends Picture {
  readonly alt_text: string;
}

export interface Post extends Key {
  readonly id: string;
  readonly author_id: string;
  readonly caption: string;
  readonly entities?: readonly Entity[];
  readonly tags?: readonly string[];
  /** Ids of the people its caption mentions. */
  readonly mentions?: readonly string[];
  readonly status: "processing" | "published" | "failed";
  readonly uploads: readonly { readonly id: string; readonly alt_text: string }[];
  /** Empty until it is published. */
  readonly pictures: readonly PostPicture[];
  /** Counters that `counters/tally` keeps. */
  readonly likes?: number;
  readonly comments?: number;
  readonly created_at: string;
  readonly edited_at?: string;
  readonly trace_id?: string;
}

const FAILED_KEPT_SECONDS = 7 * 24 * 3600;

export const POST = "POST#";
/** Partition prefix of the list of an author's published posts. */
export const AUTHOR = "AUTHOR#";

export const postKey = (postId: string): Key => ({ pk: `${POST}${postId}`, sk: "POST" });
const authorKey = (authorId: string, postId: string): Key => ({ pk: `${AUTHOR}${authorId}`, sk: postId });

export interface NewPost {
  readonly id: string;
  readonly authorId: string;
  readonly caption: string;
  readonly annotations: Annotations;
  readonly uploads: Post["uploads"];
}

/** A post that is not yet written. */
export function newPost({ id, authorId, caption, annotations, uploads }: NewPost): Post {
  const state = { status: "processing", pictures: [], likes: 0, comments: 0 } as const;
  const created_at = new Date().toISOString();
  return { ...postKey(id), id, author_id: authorId, caption, ...annotations, uploads, ...state, created_at };
}

/**
 * Writes a post and makes its uploads part of it, all or nothing. It is
 * published when the last of its pictures is ready, be that before or after.
 * @param also written in the same transaction
 * @throws NotFound, UploadInUse, InvalidRequest
 */
export async function createPost(post: Post, also: readonly Write[] = []): Promise<void> {
  const { id, author_id, uploads } = post;
  await transact([
    { Put: { Item: { ...post, ...traced() }, ConditionExpression: "attribute_not_exists(pk)" } },
    ...uploads.map((upload) => attachUpload(upload.id, author_id, { post_id: id })),
    ...others(post.mentions, author_id).map((person) => referenceTo(person, postKey(id))),
    ...also,
  ]).catch(async (error: unknown) => {
    if (!(error instanceof ConditionsFailed)) throw error;
    throw await whyRefused(author_id, uploads);
  });
}

/**
 * Changes the caption or the alt texts of a post; nothing else of it, whatever
 * happens to it meanwhile.
 * @throws NotFound when it is gone, InvalidRequest for more alt texts than pictures
 */
export async function editPost(post: Post, change: PostChange): Promise<Post> {
  const { caption, annotations, alt_texts } = change;
  if (caption === undefined && !alt_texts) return post;
  if (alt_texts && alt_texts.length > post.uploads.length) {
    throw new InvalidRequest([{ path: "alt_texts", message: "More alt texts than pictures" }]);
  }
  const altOf = (index: number) => alt_texts?.[index] ?? "";
  // Which pictures there are is settled once: a post that is published meanwhile is edited again.
  const fields = {
    edited_at: new Date().toISOString(),
    ...(caption === undefined ? {} : { caption, ...annotations }),
    ...(alt_texts
      ? {
          uploads: post.uploads.map((upload, index) => ({ ...upload, alt_text: altOf(index) })),
          pictures: post.pictures.map((picture, index) => ({ ...picture, alt_text: altOf(index) })),
        }
      : {}),
  };
  const names = Object.keys(fields);
  // Before they are named: a reference too many is harmless.
  await refer(others(annotations?.mentions, post.author_id), postKey(post.id));
  try {
    return await update<Post>({
      Key: postKey(post.id),
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(", ")}`,
      ConditionExpression: "#status = :status",
      ExpressionAttributeNames: Object.fromEntries(["status", ...names].map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ":status": post.status,
        ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`:${name}`, value])),
      },
      ReturnValues: "ALL_NEW",
    });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const now = await getPost(post.id);
    if (!now) throw new NotFound("post");
    return editPost(now, change);
  }
}

/** Takes somebody's name out of another's caption. */
export async function unnameInPost(postId: string, { id, username }: Named): Promise<void> {
  const post = await getPost(postId);
  if (!post) return;
  const { text, entities } = withoutMention({ text: post.caption, entities: post.entities ?? [] }, username);
  await update({
    Key: postKey(postId),
    UpdateExpression: "SET caption = :caption, entities = :entities, mentions = :mentions",
    ConditionExpression: "caption = :before",
    ExpressionAttributeValues: {
      ":caption": text,
      ":entities": entities,
      ":mentions": (post.mentions ?? []).filter((person) => person !== id),
      ":before": post.caption,
    },
  }).catch(async (error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // Edited or deleted meanwhile: look again.
    await unnameInPost(postId, { id, username });
  });
}

/** Deletes posts of somebody's. @returns how many, and whether there may be more */
export async function deletePosts(authorId: string, limit: number): Promise<Progress> {
  const { postIds, last } = await listPostIds(authorId, { limit, consistent: true });
  for (const postId of postIds) {
    await deletePost(postId, authorId).catch(async (error: unknown) => {
      if (!(error instanceof NotFound)) throw error;
      await transact([{ Delete: { Key: authorKey(authorId, postId) } }]);
    });
  }
  return { count: postIds.length, more: last !== undefined };
}

export interface PostChange {
  readonly caption?: string | undefined;
  readonly annotations?: Annotations | undefined;
  readonly alt_texts?: readonly string[] | undefined;
}

/** People who are named besides the author. */
const others = (mentions: readonly string[] = [], authorId: string) => mentions.filter((id) => id !== authorId);

async function whyRefused(authorId: string, uploads: Post["uploads"]): Promise<Error> {
  const items = await getAll(
    uploads.map(({ id }) => uploadKey(id)),
    { consistent: true },
  );
  for (const [index, { id }] of uploads.entries()) {
    const upload = found<Upload>(items, uploadKey(id));
    const isUsable = upload?.owner_id === authorId && upload.purpose === "post" && upload.expires_at > nowInSeconds();
    if (!isUsable) return new NotFound("upload");
    if (upload.post_id) return new UploadInUse();
    if (upload.status === "rejected") {
      return new InvalidRequest([{ path: `upload_ids.${index}`, message: "This picture was rejected" }]);
    }
  }
  return new UploadInUse();
}

export async function getPost(postId: string): Promise<Post | undefined> {
  return get<Post>(postKey(postId), { consistent: true });
}

/**
 * A post as a viewer may see it, with its author: who may see the author's
 * posts once it is published, before that only they themselves.
 * @param also more keys to read with the author
 * @throws NotFound
 */
export async function visiblePost(
  postId: string,
  viewer: Viewer,
  also: readonly Key[] = [],
): Promise<{ post: Post; author: User; items: Items }> {
  const post = await getPost(postId);
  if (!post || (post.status !== "published" && post.author_id !== viewer)) throw new NotFound("post");
  const items = await getAll([...visibilityKeys(viewer, post.author_id), ...also]);
  const author = visibleAuthor(items, viewer, post.author_id);
  if (!author) throw new NotFound("post");
  return { post, author, items };
}

/** A post that somebody wrote themselves. @throws NotFound */
export async function ownPost(postId: string, authorId: string): Promise<Post> {
  const post = await getPost(postId);
  if (post?.author_id !== authorId) throw new NotFound("post");
  return post;
}

/** Deletes a post of its author's; its pictures, feed entries and counters follow from that. @throws NotFound */
export async function deletePost(postId: string, authorId: string): Promise<void> {
  const post = await ownPost(postId, authorId);
  await transact([
    {
      Delete: {
        Key: postKey(postId),
        ConditionExpression: "attribute_exists(pk)",
      },
    },
    { Delete: { Key: authorKey(authorId, postId) } },
    ...post.uploads.map(({ id }) => ({ Delete: { Key: uploadKey(id) } })),
  ]).catch((error: unknown) => {
    throw error instanceof ConditionsFailed ? new NotFound("post") : error;
  });
}

/**
 * Publishes a post that is as it was read; does nothing when it is not.
 * @returns whether it did
 */
export async function publish(post: Post, pictures: readonly PostPicture[]): Promise<boolean> {
  const { id, author_id } = post;
  return committed([
    {
      Update: {
        Key: postKey(id),
        UpdateExpression: "SET #status = :published, pictures = :pictures",
        ...whileUnchanged(post, { ":published": "published", ":pictures": pictures }),
      },
    },
    { Put: { Item: { ...authorKey(author_id, id), ...traced() } } },
  ]);
}

/** Gives up a post one of whose pictures was rejected. It goes after a week, and its other pictures with it. */
export async function fail(post: Post): Promise<boolean> {
  const expires_at = Math.floor(nowInSeconds()) + FAILED_KEPT_SECONDS;
  const failing = {
    UpdateExpression: "SET #status = :failed, expires_at = :expires",
    ...whileUnchanged(post, { ":failed": "failed", ":expires": expires_at }),
  };
  return committed([{ Update: { Key: postKey(post.id), ...failing } }]);
}

/** Still processing, and not edited since it was read. */
function whileUnchanged({ edited_at }: Post, values: Record<string, unknown>) {
  const edited = edited_at ? "edited_at = :edited" : "attribute_not_exists(edited_at)";
  return {
    ConditionExpression: `#status = :processing AND ${edited}`,
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: {
      ...values,
      ":processing": "processing",
      ...(edited_at ? { ":edited": edited_at } : {}),
    },
  };
}

/** One page of an author's published posts, newest first. */
export async function listPostIds(
  authorId: string,
  { limit, after, consistent = false }: { limit: number; after?: string | undefined; consistent?: boolean },
): Promise<{ postIds: string[]; last: string | undefined }> {
  const order = { ScanIndexForward: false, ConsistentRead: consistent };
  const { items, last } = await page<Key>(authorKey(authorId, "").pk, { ...order, limit, after });
  return { postIds: items.map(({ sk }) => sk), last };
}
