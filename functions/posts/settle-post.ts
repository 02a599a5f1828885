import { type Upload, uploadKey } from "../media/uploads.ts";
import { continueTrace } from "../runtime/invocation.ts";
import { found, getAll } from "../runtime/table.ts";
import { worker } from "../runtime/worker.ts";
import { fail, getPost, publish } from "./posts.ts";
import { settlePost } from "./queues.ts";

/** Publishes a post when all its pictures are ready; gives it up when one was rejected or has vanished. */
export const handler = worker(settlePost, ({ post_id }) => settle(post_id));

async function settle(postId: string): Promise<void> {
  const post = await getPost(postId);
  if (post?.status !== "processing") return;
  // Its last picture may have brought it here: what follows is the post's story.
  continueTrace(post.trace_id);
  const items = await getAll(
    post.uploads.map(({ id }) => uploadKey(id)),
    { consistent: true },
  );
  const uploads = post.uploads.map(({ id }) => found<Upload>(items, uploadKey(id)));
  const pictures = uploads.flatMap((upload, index) =>
    upload?.picture ? [{ ...upload.picture, alt_text: post.uploads[index]?.alt_text ?? "" }] : [],
  );
  const isLost = uploads.some((upload) => !upload || upload.status === "rejected");
  if (!isLost && pictures.length < post.uploads.length) return;
  const isSettled = isLost ? await fail(post) : await publish(post, pictures);
  // It has been edited, settled or deleted since it was read: look again.
  if (!isSettled) await settle(postId);
}
