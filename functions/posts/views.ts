import type { Post as PostView } from "../../shared/posts.ts";
import { likeKey } from "../likes/likes.ts";
import { present } from "../media/pictures.ts";
import { NotFound } from "../runtime/problem.ts";
import { found, getAll, type Items, type Key } from "../runtime/table.ts";
import { saveKey } from "../saves/saves.ts";
import type { User } from "../users/users.ts";
import { summary } from "../users/views.ts";
import { type Viewer, visibilityKeys, visibleAuthor } from "../visibility/visibility.ts";
import { type Post, postKey } from "./posts.ts";

/** An entry of a list of posts. */
export interface PostReference {
  readonly postId: string;
  readonly authorId: string;
}

/** A post as the API shows it. */
export async function presentPost(post: Post, author: User, viewer: PostView["viewer"]): Promise<PostView> {
  const { id, caption, entities = [], status, pictures, likes = 0, comments = 0, created_at, edited_at = null } = post;
  return {
    ...{ id, caption, entities: [...entities], status, viewer, created_at, edited_at },
    author: await summary(author),
    media: await Promise.all(pictures.map((picture) => present(picture, picture.alt_text))),
    counts: { likes: Math.max(0, likes), comments: Math.max(0, comments) },
  };
}

/** What tells what a viewer did with a post. */
export function viewerKeys(viewer: Viewer, postId: string): Key[] {
  return viewer ? [likeKey(postId, viewer), saveKey(viewer, postId)] : [];
}

export function viewerOf(items: Items, viewer: Viewer, postId: string): PostView["viewer"] {
  if (!viewer) return null;
  return {
    liked: found(items, likeKey(postId, viewer)) !== undefined,
    saved: found(items, saveKey(viewer, postId)) !== undefined,
  };
}

/** A post that was read already, as its author sees it. @throws NotFound */
export async function readView(post: Post, authorId: string): Promise<PostView> {
  const items = await getAll([...visibilityKeys(authorId, authorId), ...viewerKeys(authorId, post.id)]);
  const author = visibleAuthor(items, authorId, authorId);
  if (!author) throw new NotFound("account");
  return presentPost(post, author, viewerOf(items, authorId, post.id));
}

interface Rule {
  /** Keys to read along, for `permits` to look at. */
  readonly keys: (reference: PostReference) => Key[];
  readonly permits: (reference: PostReference, items: Items) => boolean;
}

const everything: Rule = { keys: () => [], permits: () => true };

/**
 * Reads the posts of a list, their authors and what the viewer did with them
 * in one round trip; what is gone, not published or not for the viewer's eyes
 * is left out.
 */
export async function hydratePosts(
  viewer: Viewer,
  references: readonly PostReference[],
  { keys, permits }: Rule = everything,
): Promise<PostView[]> {
  const items = await getAll(
    references.flatMap((reference) => [
      postKey(reference.postId),
      ...visibilityKeys(viewer, reference.authorId),
      ...viewerKeys(viewer, reference.postId),
      ...keys(reference),
    ]),
  );
  const views = references.map((reference) => {
    const post = found<Post>(items, postKey(reference.postId));
    const author = visibleAuthor(items, viewer, reference.authorId);
    if (post?.status !== "published" || !author || !permits(reference, items)) return undefined;
    return presentPost(post, author, viewerOf(items, viewer, reference.postId));
  });
  return (await Promise.all(views)).filter((view) => view !== undefined);
}
