import { v7 as uuid } from "uuid";
import { createUpload, markReady, type Purpose } from "../../functions/media/uploads.ts";
import { createPost, getPost, newPost, type Post, publish } from "../../functions/posts/posts.ts";
import { annotate } from "../../functions/texts/entities.ts";
import type { Member } from "./invoke.ts";

const size = { width: 800, height: 600, thumbhash: "3OcRJYB4d3h/iIeHeEh3eIhw+j2w", widths: [200, 400, 800] };

/** An upload whose bytes have not arrived. */
export async function pendingUpload(owner: Member, purpose: Purpose = "post"): Promise<string> {
  const id = uuid();
  await createUpload({ id, owner_id: owner.id, purpose, content_type: "image/jpeg", size: 1000 });
  return id;
}

/** An upload that is ready, as the sanitizer leaves it; without the bytes. */
export async function readyUpload(owner: Member, purpose: Purpose = "post"): Promise<string> {
  const id = await pendingUpload(owner, purpose);
  await markReady(id, { id, ...size });
  return id;
}

/** A post that waits for its pictures. */
export async function processingPost(author: Member, pictures: readonly string[], caption = ""): Promise<Post> {
  const uploads = pictures.map((id) => ({ id, alt_text: "A picture" }));
  const annotations = await annotate(caption, author.id);
  const post = newPost({ id: uuid(), authorId: author.id, caption, annotations, uploads });
  await createPost(post);
  return post;
}

/** A published post of one picture, by the stores that the workers use. */
export async function publishedPost(author: Member, caption = ""): Promise<Post> {
  const picture = await readyUpload(author);
  const post = await processingPost(author, [picture], caption);
  await publish(post, [{ id: picture, alt_text: "A picture", ...size }]);
  const published = await getPost(post.id);
  if (published?.status !== "published") throw new Error("The post was not published");
  return published;
}
