import type { Comment as CommentView } from "../../shared/comments.ts";
import { likeKey } from "../likes/likes.ts";
import { found, getAll, type Items, type Key } from "../runtime/table.ts";
import { NOBODY, type User } from "../users/users.ts";
import { summary } from "../users/views.ts";
import { visibilityKeys, visiblePerson } from "../visibility/visibility.ts";
import { type Comment, type CommentPage, commentKey } from "./comments.ts";

/** What a list shows of a comment. */
function keysToShow(viewer: string, { commentId, authorId }: CommentPage["references"][number]): Key[] {
  const author = authorId === NOBODY ? [] : visibilityKeys(viewer, authorId);
  return [commentKey(commentId), ...author, likeKey(commentId, viewer)];
}

/** The comments of a page in one round trip, without those the viewer must not see. */
export async function hydrateComments(viewer: string, { references }: CommentPage): Promise<CommentView[]> {
  const items = await getAll(references.flatMap((reference) => keysToShow(viewer, reference)));
  const views = references.map(({ commentId, authorId }) => {
    const comment = found<Comment>(items, commentKey(commentId));
    const author = authorId === NOBODY ? null : visiblePerson(items, viewer, authorId);
    return comment && author !== undefined
      ? presentComment(comment, author, isLiked(items, viewer, commentId))
      : undefined;
  });
  return (await Promise.all(views)).filter((view) => view !== undefined);
}

const isLiked = (items: Items, viewer: string, commentId: string) =>
  found(items, likeKey(commentId, viewer)) !== undefined;

/** A comment as the API shows it. */
export async function presentComment(comment: Comment, author: User | null, liked: boolean): Promise<CommentView> {
  const { id, post_id, text, entities, thread, reply_to, likes, replies, created_at } = comment;
  return {
    ...{ id, post_id, text, entities: [...entities], thread, reply_to, created_at },
    author: author && (await summary(author)),
    counts: { likes: Math.max(0, likes), replies: Math.max(0, replies) },
    viewer: { liked },
  };
}
