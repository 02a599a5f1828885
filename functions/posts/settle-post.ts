import { type Upload, uploadKey } from "../media/uploads.ts";
import { found, getAll } from "../runtime/table.ts";
import { worker } from "../runtime/worker.ts";
import { fail, getPost, publish } from "./posts.ts";
import { settlePost } from "./queues.ts";

/** Publishes a post when all its pictures are ready; gives it up when one was rejected or has vanished. */
export const handler = worker(settlePost, async ({ post_id }) => {
  const post = await getPost(post_id);
  if (post?.status !== "processing") return;
  const items = await getAll(
    post.uploads.map(({ id }) => uploadKey(id)),
    { consistent: true },
  );
  const uploads = post.uploads.map(({ id }) => found<Upload>(items, uploadKey(id)));
  if (uploads.some((upload) => !upload || upload.status === "rejected")) return fail(post);
  const pictures = uploads.flatMap((upload, index) =>
    upload?.picture ? [{ ...upload.picture, alt_text: post.uploads[index]?.alt_text ?? "" }] : [],
  );
  if (pictures.length === post.uploads.length) await publish(post, pictures);
});
