import type { Comment } from "../../../shared/comments.ts";
import type { Media } from "../../../shared/media.ts";
import type { Notification } from "../../../shared/notifications.ts";
import type { Person, UserSummary } from "../../../shared/people.ts";
import type { Post } from "../../../shared/posts.ts";
import type { Me, Profile } from "../../../shared/users.ts";

const created_at = "2026-11-01T10:00:00.000Z";

export const ana: UserSummary = { id: "ana-id", username: "ana", display_name: "Ana Prado", avatar: null };
export const jun: UserSummary = { id: "jun-id", username: "jun", display_name: "Jun", avatar: null };

export const me: Me = {
  ...ana,
  email: "ana@example.com",
  email_verified: true,
  pending_email: null,
  bio: "",
  website: null,
  private: false,
  locale: "en",
  notifications: { likes: true, comments: true, follows: true, mentions: true },
  role: "user",
  standing: "active",
  counts: { posts: 1, followers: 2, following: 3 },
  created_at,
};

/** Somebody's profile, as another signed-in person sees it. */
export function profileOf(person: UserSummary, change: Partial<Profile> = {}): Profile {
  return {
    ...person,
    bio: "",
    website: null,
    private: false,
    counts: { posts: 0, followers: 10, following: 1 },
    relationship: { following: false, followed_by: false, requested: false, muting: false, blocking: false },
    created_at,
    ...change,
  };
}

/** A picture in two widths of both types; its alt text and addresses tell its id. */
export function mediaOf(id: string, change: Partial<Media> = {}): Media {
  const source = (type: Media["sources"][number]["type"], width: number) => ({
    url: `https://media.test/${id}-${width}.${type.slice(6)}`,
    width,
    type,
  });
  return {
    id,
    width: 1200,
    height: 800,
    thumbhash: "3OcRJYB4d3h/iIeHeEh3eIhw+j2w",
    alt_text: `Alt of ${id}`,
    sources: [
      source("image/webp", 320),
      source("image/webp", 1080),
      source("image/jpeg", 320),
      source("image/jpeg", 1080),
    ],
    ...change,
  };
}

/** A published post by Jun; its caption tells its id. */
export function postOf(id: string, change: Partial<Post> = {}): Post {
  return {
    id,
    author: jun,
    caption: `Caption of ${id}`,
    entities: [],
    status: "published",
    media: [mediaOf(`${id}-picture`)],
    counts: { likes: 0, comments: 0 },
    viewer: { liked: false, saved: false },
    created_at,
    edited_at: null,
    ...change,
  };
}

/** A comment by Jun on post `1`, beginning a thread; its text tells its id. */
export function commentOf(id: string, change: Partial<Comment> = {}): Comment {
  return {
    id,
    post_id: "1",
    author: jun,
    text: `Text of ${id}`,
    entities: [],
    thread: null,
    reply_to: null,
    counts: { likes: 0, replies: 0 },
    viewer: { liked: false },
    created_at,
    ...change,
  };
}

/** A notification that Jun likes post `1`, read already. */
export function notificationOf(id: string, change: Partial<Notification> = {}): Notification {
  return {
    id,
    kind: "like",
    actors: [jun],
    count: 1,
    post: { id: "1", picture: mediaOf("1-picture") },
    comment: null,
    at: created_at,
    unread: false,
    ...change,
  };
}

/** Somebody in a list, as another signed-in person sees them. */
export function personOf(user: UserSummary, change: Partial<NonNullable<Person["relationship"]>> = {}): Person {
  return { ...user, relationship: { following: false, requested: false, ...change } };
}

/** A user whose names tell their username. */
export function userOf(username: string): UserSummary {
  return { id: `${username}-id`, username, display_name: `Name of ${username}`, avatar: null };
}
