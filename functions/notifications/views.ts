import type { Notification as NotificationView } from "../../shared/notifications.ts";
import { type Comment, commentKey } from "../comments/comments.ts";
import { present } from "../media/pictures.ts";
import { type Post, postKey } from "../posts/posts.ts";
import { found, getAll, type Items, type Key } from "../runtime/table.ts";
import type { User } from "../users/users.ts";
import { summary } from "../users/views.ts";
import { visibilityKeys, visibleAuthor, visiblePerson } from "../visibility/visibility.ts";
import type { Notification } from "./notifications.ts";

const EXCERPT = 140;

/** Reads the people, posts and comments of notifications in one round trip, and tells which of them are to be shown. */
export async function readAbout(
  userId: string,
  notifications: readonly Notification[],
): Promise<{ items: Items; isShown: (notification: Notification) => boolean }> {
  const items = await getAll(notifications.flatMap((notification) => keysOf(userId, notification)));
  return { items, isShown: (notification) => isVisible(items, userId, notification) };
}

function keysOf(userId: string, { actors, post_id, post_author_id, comment_id }: Notification): Key[] {
  return [
    ...Object.keys(actors).flatMap((id) => visibilityKeys(userId, id)),
    ...(post_id ? [postKey(post_id)] : []),
    ...(post_author_id ? visibilityKeys(userId, post_author_id) : []),
    ...(comment_id ? [commentKey(comment_id)] : []),
  ];
}

/** Not of people one is barred from alone, nor about what is gone or closed. */
function isVisible(items: Items, userId: string, notification: Notification): boolean {
  const { post_id, post_author_id = "", comment_id } = notification;
  if (countOf(items, userId, notification) < 1) return false;
  if (comment_id && !found(items, commentKey(comment_id))) return false;
  if (!post_id) return true;
  const isPublished = found<Post>(items, postKey(post_id))?.status === "published";
  return isPublished && visibleAuthor(items, userId, post_author_id) !== undefined;
}

/** Who did it last, without those one is barred from. */
function peopleOf(items: Items, userId: string, { actors }: Notification): User[] {
  const latest = Object.entries(actors).sort(([, a], [, b]) => b.localeCompare(a));
  return latest.flatMap(([id]) => visiblePerson(items, userId, id) ?? []);
}

function countOf(items: Items, userId: string, notification: Notification): number {
  const hidden = Object.keys(notification.actors).length - peopleOf(items, userId, notification).length;
  return notification.count - hidden;
}

/** Notifications as the API shows them. */
export async function presentNotifications(
  items: Items,
  userId: string,
  notifications: readonly Notification[],
  readUntil: string,
): Promise<NotificationView[]> {
  return Promise.all(
    notifications.map(async (notification) => {
      const { sk, kind, at, post_id, comment_id } = notification;
      const comment = comment_id ? found<Comment>(items, commentKey(comment_id)) : undefined;
      return {
        ...{ id: sk, kind, count: countOf(items, userId, notification), at, unread: at > readUntil },
        actors: await Promise.all(peopleOf(items, userId, notification).map(summary)),
        post: post_id ? await presentPost(items, post_id) : null,
        comment: comment ? { id: comment.id, text: excerpt(comment.text) } : null,
      };
    }),
  );
}

async function presentPost(items: Items, id: string): Promise<NotificationView["post"]> {
  const [picture] = found<Post>(items, postKey(id))?.pictures ?? [];
  return { id, picture: picture ? await present(picture, picture.alt_text) : null };
}

function excerpt(text: string): string {
  const characters = [...text];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT - 1).join("")}…` : text;
}
