import type { Notification as NotificationView } from "../../shared/notifications.ts";
import { type Comment, commentKey } from "../comments/comments.ts";
import { present } from "../media/pictures.ts";
import { type Post, postKey } from "../posts/posts.ts";
import { found, getAll, type Items, type Key } from "../runtime/table.ts";
import { summary } from "../users/views.ts";
import { visibilityKeys, visibleAuthor, visiblePerson } from "../visibility/visibility.ts";
import type { Notification } from "./notifications.ts";

const EXCERPT = 140;

/** Notifications with their people, posts and comments, read in one round trip; those about what is gone are left out. */
export async function hydrateNotifications(
  userId: string,
  notifications: readonly Notification[],
  readUntil: string,
): Promise<NotificationView[]> {
  const items = await getAll(notifications.flatMap((notification) => keysOf(userId, notification)));
  const views = await Promise.all(
    notifications.map((notification) => presentNotification(items, userId, notification, readUntil)),
  );
  return views.filter((view) => view !== undefined);
}

function keysOf(userId: string, { actors, post_id, post_author_id, comment_id }: Notification): Key[] {
  return [
    ...Object.keys(actors).flatMap((id) => visibilityKeys(userId, id)),
    ...(post_id ? [postKey(post_id)] : []),
    ...(post_author_id ? visibilityKeys(userId, post_author_id) : []),
    ...(comment_id ? [commentKey(comment_id)] : []),
  ];
}

async function presentNotification(
  items: Items,
  userId: string,
  notification: Notification,
  readUntil: string,
): Promise<NotificationView | undefined> {
  const { sk, kind, count, actors, at, post_id, post_author_id, comment_id } = notification;
  const latest = Object.entries(actors).sort(([, a], [, b]) => b.localeCompare(a));
  const people = latest.flatMap(([id]) => visiblePerson(items, userId, id) ?? []);
  const hidden = latest.length - people.length;
  if (count - hidden < 1) return undefined;
  if (post_author_id && !visibleAuthor(items, userId, post_author_id)) return undefined;
  const post = post_id ? found<Post>(items, postKey(post_id)) : undefined;
  const comment = comment_id ? found<Comment>(items, commentKey(comment_id)) : undefined;
  if ((post_id && post?.status !== "published") || (comment_id && !comment)) return undefined;
  const [picture] = post?.pictures ?? [];
  return {
    ...{ id: sk, kind, count: count - hidden, at, unread: at > readUntil },
    actors: await Promise.all(people.map(summary)),
    post: post ? { id: post.id, picture: picture ? await present(picture, picture.alt_text) : null } : null,
    comment: comment ? { id: comment.id, text: excerpt(comment.text) } : null,
  };
}

function excerpt(text: string): string {
  const characters = [...text];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT - 1).join("")}…` : text;
}
