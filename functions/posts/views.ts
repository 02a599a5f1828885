import type { Post as PostView } from "../../shared/posts.ts";
import { present } from "../media/pictures.ts";
import { found, getAll, type Item, type Key } from "../runtime/table.ts";
import { summary, type User, userKey } from "../users/users.ts";
import { type Post, postKey } from "./posts.ts";

/** An entry of a list of posts. */
export interface PostReference {
  readonly postId: string;
  readonly authorId: string;
}

/** A post as the API shows it. */
export async function presentPost(
  { id, caption, status, pictures, created_at }: Post,
  author: User,
): Promise<PostView> {
  const media = await Promise.all(pictures.map((picture) => present(picture, picture.alt_text)));
  return { id, author: summary(author), caption, status, media, created_at };
}

/**
 * Reads the posts and authors of a list in one round trip; what is gone or not
 * published is left out.
 * @param also keys to read along, for `permitted` to look at
 */
export async function hydrate(
  references: readonly PostReference[],
  also: readonly Key[] = [],
  permitted: (reference: PostReference, items: readonly Item[]) => boolean = () => true,
): Promise<PostView[]> {
  const keys = references.flatMap(({ postId, authorId }) => [postKey(postId), userKey(authorId)]);
  const items = await getAll([...keys, ...also]);
  const views = references.map((reference) => {
    const post = found<Post>(items, postKey(reference.postId));
    const author = found<User>(items, userKey(reference.authorId));
    if (post?.status !== "published" || !author || !permitted(reference, items)) return undefined;
    return presentPost(post, author);
  });
  return (await Promise.all(views)).filter((view) => view !== undefined);
}
