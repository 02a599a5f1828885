import * as z from "zod";
import { defineRoute, PageQuery, pageOf, Timestamp } from "./contract.ts";
import { Username, UserSummary } from "./people.ts";
import { Post } from "./posts.ts";

export const Counts = z
  .strictObject({ posts: z.int().min(0), followers: z.int().min(0), following: z.int().min(0) })
  .meta({ id: "Counts" });

/** What anyone may see of an account. */
export const Profile = z
  .strictObject({
    ...UserSummary.shape,
    bio: z.string(),
    website: z.string().nullable(),
    counts: Counts,
    relationship: z
      .strictObject({ following: z.boolean(), followed_by: z.boolean() })
      .nullable()
      .meta({ description: "Towards the caller; null when nobody is signed in or it is the caller's own profile" }),
    created_at: Timestamp,
  })
  .meta({ id: "Profile" });
export type Profile = z.infer<typeof Profile>;

/** What an account's owner sees of it. */
export const Me = z
  .strictObject({
    ...UserSummary.shape,
    email: z.string(),
    bio: z.string(),
    website: z.string().nullable(),
    locale: z.string(),
    role: z.enum(["user", "moderator", "admin"]),
    counts: Counts,
    created_at: Timestamp,
  })
  .meta({ id: "Me" });
export type Me = z.infer<typeof Me>;

export const DisplayName = z.string().trim().max(60).meta({ example: "Ana Prado" });

const UpdateMe = z.strictObject({
  display_name: DisplayName.optional(),
  bio: z.string().trim().max(300).optional(),
  website: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain })
    .max(255)
    .nullable()
    .optional()
    .meta({ example: "https://ana.example" }),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)
    .optional()
    .meta({ example: "pt-BR" }),
});

const UserParams = z.strictObject({ username: Username });

export const getMe = defineRoute({
  name: "get-me",
  feature: "users",
  method: "GET",
  path: "/users/me",
  summary: "Your own account",
  caller: "session",
  responses: { 200: { description: "Your account", body: Me } },
  errors: [],
});

export const updateMe = defineRoute({
  name: "update-me",
  feature: "users",
  method: "PATCH",
  path: "/users/me",
  summary: "Change your profile",
  caller: "session",
  body: UpdateMe,
  responses: { 200: { description: "Your account as it is now", body: Me } },
  errors: [],
});

export const getProfile = defineRoute({
  name: "get-profile",
  feature: "users",
  method: "GET",
  path: "/users/{username}",
  summary: "A person's profile",
  caller: "visitor",
  params: UserParams,
  responses: { 200: { description: "The profile", body: Profile } },
  errors: ["not_found"],
});

export const listUserPosts = defineRoute({
  name: "list-user-posts",
  feature: "users",
  method: "GET",
  path: "/users/{username}/posts",
  summary: "A person's posts, newest first",
  caller: "visitor",
  params: UserParams,
  query: PageQuery,
  responses: { 200: { description: "A page of posts", body: pageOf(Post).meta({ id: "PostPage" }) } },
  errors: ["not_found", "invalid_cursor"],
});
