import type { Media } from "../../../shared/media.ts";
import type { UserSummary } from "../../../shared/people.ts";
import type { Post } from "../../../shared/posts.ts";
import type { Me, Profile } from "../../../shared/users.ts";

const created_at = "2026-11-01T10:00:00.000Z";

export const ana: UserSummary = { id: "ana-id", username: "ana", display_name: "Ana Prado", avatar: null };
export const jun: UserSummary = { id: "jun-id", username: "jun", display_name: "Jun", avatar: null };

export const me: Me = {
  ...ana,
  email: "ana@example.com",
  bio: "",
  website: null,
  locale: "en",
  role: "user",
  counts: { posts: 1, followers: 2, following: 3 },
  created_at,
};

/** Somebody's profile, as another signed-in person sees it. */
export function profileOf(person: UserSummary, change: Partial<Profile> = {}): Profile {
  return {
    ...person,
    bio: "",
    website: null,
    counts: { posts: 0, followers: 10, following: 1 },
    relationship: { following: false, followed_by: false },
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
    status: "published",
    media: [mediaOf(`${id}-picture`)],
    created_at,
    ...change,
  };
}
