import { v7 as uuid } from "uuid";
import { createUpload, markReady } from "../../functions/media/uploads.ts";
import { createPost, getPost, type Post, publish } from "../../functions/posts/posts.ts";
import type { Member } from "./invoke.ts";

const size = { width: 800, height: 600, thumbhash: "3OcRJYB4d3h/iIeHeEh3eIhw+j2w", widths: [200, 400, 800] };

/** An upload that is ready, as the sanitizer leaves it; without the bytes. */
export async function readyUpload(owner: Member): Promise<string> {
  const id = uuid();
  await createUpload({ id, owner_id: owner.id, content_type: "image/jpeg", size: 1000 });
  await markReady(id, { id, ...size });
  return id;
}

/** A published post of one picture, by the stores that the workers use. */
export async function publishedPost(author: Member, caption = ""): Promise<Post> {
  const picture = await readyUpload(author);
  const uploads = [{ id: picture, alt_text: "A picture" }];
  const post = await createPost({ id: uuid(), authorId: author.id, caption, uploads });
  await publish(post, [{ id: picture, alt_text: "A picture", ...size }]);
  const published = await getPost(post.id);
  if (published?.status !== "published") throw new Error("The post was not published");
  return published;
}
