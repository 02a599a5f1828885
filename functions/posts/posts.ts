import type { Picture } from "../media/pictures.ts";
import { attachUpload, type Upload, UploadInUse, uploadKey } from "../media/uploads.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { currentInvocation } from "../runtime/invocation.ts";
import { InvalidRequest, NotFound } from "../runtime/problem.ts";
import { ConditionsFailed, found, get, getAll, type Key, page, transact } from "../runtime/table.ts";

/** A picture of a post, in the order its author chose. */
export interface PostPicture extends Picture {
  readonly alt_text: string;
}

export interface Post extends Key {
  readonly id: string;
  readonly author_id: string;
  readonly caption: string;
  readonly status: "processing" | "published" | "failed";
  readonly uploads: readonly { readonly id: string; readonly alt_text: string }[];
  /** Empty until it is published. */
  readonly pictures: readonly PostPicture[];
  readonly created_at: string;
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
  readonly uploads: Post["uploads"];
}

/**
 * Writes a post and makes its uploads part of it, all or nothing. It is
 * published when the last of its pictures is ready, be that before or after.
 * @throws NotFound, UploadInUse, InvalidRequest
 */
export async function createPost({ id, authorId, caption, uploads }: NewPost): Promise<Post> {
  const created_at = new Date().toISOString();
  const content = {
    id,
    author_id: authorId,
    caption,
    status: "processing" as const,
    uploads,
    pictures: [],
    created_at,
  };
  const post: Post = { ...postKey(id), ...content };
  const trace_id = currentInvocation()?.traceId;
  await transact([
    { Put: { Item: { ...post, trace_id }, ConditionExpression: "attribute_not_exists(pk)" } },
    ...uploads.map((upload) => attachUpload(upload.id, authorId, id)),
  ]).catch(async (error: unknown) => {
    if (!(error instanceof ConditionsFailed)) throw error;
    throw await whyRefused(authorId, uploads);
  });
  return post;
}

async function whyRefused(authorId: string, uploads: Post["uploads"]): Promise<Error> {
  const items = await getAll(
    uploads.map(({ id }) => uploadKey(id)),
    { consistent: true },
  );
  for (const [index, { id }] of uploads.entries()) {
    const upload = found<Upload>(items, uploadKey(id));
    if (upload?.owner_id !== authorId || upload.expires_at <= nowInSeconds()) return new NotFound("upload");
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

/** A post as a caller may see it: everyone once it is published, before that its author. @throws NotFound */
export async function visiblePost(postId: string, callerId: string | undefined): Promise<Post> {
  const post = await getPost(postId);
  if (!post || (post.status !== "published" && post.author_id !== callerId)) throw new NotFound("post");
  return post;
}

/** Deletes a post of its author's; its pictures, feed entries and counters follow from that. @throws NotFound */
export async function deletePost(postId: string, authorId: string): Promise<void> {
  const post = await getPost(postId);
  if (post?.author_id !== authorId) throw new NotFound("post");
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

/** Publishes a post that is still processing; does nothing when it is not, or is gone. */
export async function publish({ id, author_id }: Post, pictures: readonly PostPicture[]): Promise<void> {
  const trace_id = currentInvocation()?.traceId;
  await settle([
    {
      Update: {
        Key: postKey(id),
        UpdateExpression: "SET #status = :published, pictures = :pictures",
        ...whileProcessing({ ":published": "published", ":pictures": pictures }),
      },
    },
    { Put: { Item: { ...authorKey(author_id, id), trace_id } } },
  ]);
}

/** Gives up a post one of whose pictures was rejected. It goes after a week, and its other pictures with it. */
export async function fail({ id }: Post): Promise<void> {
  const expires_at = Math.floor(nowInSeconds()) + FAILED_KEPT_SECONDS;
  const failing = {
    UpdateExpression: "SET #status = :failed, expires_at = :expires",
    ...whileProcessing({ ":failed": "failed", ":expires": expires_at }),
  };
  await settle([{ Update: { Key: postKey(id), ...failing } }]);
}

function whileProcessing(values: Record<string, unknown>) {
  return {
    ConditionExpression: "#status = :processing",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: { ...values, ":processing": "processing" },
  };
}

async function settle(writes: Parameters<typeof transact>[0]): Promise<void> {
  await transact(writes).catch((error: unknown) => {
    if (!(error instanceof ConditionsFailed)) throw error;
  });
}

/** One page of an author's published posts, newest first. */
export async function listPostIds(
  authorId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ postIds: string[]; last: string | undefined }> {
  const { items, last } = await page<Key>(authorKey(authorId, "").pk, { ScanIndexForward: false, limit, after });
  return { postIds: items.map(({ sk }) => sk), last };
}
