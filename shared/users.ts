import * as z from "zod";
import { Role, Standing } from "./accounts.ts";
import { defineRoute, Id, PageQuery, Timestamp } from "./contract.ts";
import { UserParams, UserSummary } from "./people.ts";
import { PostPage } from "./posts.ts";

export const Counts = z
  .strictObject({ posts: z.int().min(0), followers: z.int().min(0), following: z.int().min(0) })
  .meta({ id: "Counts" });

/** What anyone may see of an account. */
export const Profile = z
  .strictObject({
    ...UserSummary.shape,
    bio: z.string().meta({ example: "Light and harbours" }),
    website: z.string().nullable().meta({ example: "https://ana.example" }),
    private: z.boolean().meta({ description: "Only followers see its posts, followers and whom it follows" }),
    counts: Counts,
    relationship: z
      .strictObject({
        following: z.boolean(),
        followed_by: z.boolean(),
        requested: z.boolean().meta({ description: "The caller has asked to follow and waits for an answer" }),
        muting: z.boolean(),
        blocking: z.boolean().meta({ description: "The caller has blocked them; nothing but this profile is shown" }),
      })
      .nullable()
      .meta({ description: "Towards the caller; null when nobody is signed in or it is the caller's own profile" }),
    created_at: Timestamp,
  })
  .meta({ id: "Profile" });
export type Profile = z.infer<typeof Profile>;

/** Which kinds of notifications somebody wants. */
const NotificationChoices = z
  .strictObject({ likes: z.boolean(), comments: z.boolean(), follows: z.boolean(), mentions: z.boolean() })
  .meta({ id: "NotificationChoices" });
export type NotificationChoices = z.infer<typeof NotificationChoices>;

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(z.regexes.email, "Not an email address")
  .meta({ format: "email", example: "ana@example.com" });

/** What an account's owner sees of it. */
export const Me = z
  .strictObject({
    ...UserSummary.shape,
    email: z.string().meta({ example: "ana@example.com" }),
    email_verified: z.boolean(),
    pending_email: z.string().nullable().meta({ description: "A new address that is not confirmed yet" }),
    bio: z.string().meta({ example: "Light and harbours" }),
    website: z.string().nullable().meta({ example: "https://ana.example" }),
    private: z.boolean(),
    locale: z.string().meta({ example: "pt-BR" }),
    notifications: NotificationChoices,
    role: Role,
    standing: Standing.extract(["active", "deactivated"]),
    counts: Counts,
    created_at: Timestamp,
  })
  .meta({ id: "Me" });
export type Me = z.infer<typeof Me>;

export const DisplayName = z.string().trim().max(60).meta({ example: "Ana Prado" });

const UpdateMe = z.strictObject({
  display_name: DisplayName.optional(),
  private: z.boolean().optional().meta({ description: "Turned off, everybody who waits becomes a follower" }),
  notifications: NotificationChoices.partial().optional(),
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

export const getMe = defineRoute({
  name: "get-me",
  feature: "users",
  method: "GET",
  path: "/users/me",
  summary: "Your own account",
  caller: "session",
  whileDeactivated: true,
  responses: { 200: { description: "Your account", body: Me } },
  errors: ["not_found"],
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

export const setAvatar = defineRoute({
  name: "set-avatar",
  feature: "users",
  method: "PUT",
  path: "/users/me/avatar",
  summary: "Use an uploaded picture as your avatar",
  caller: "session",
  body: z.strictObject({ upload_id: Id }),
  responses: { 200: { description: "Your account with its new avatar", body: Me } },
  errors: ["not_found", "upload_not_ready", "upload_in_use"],
});

export const removeAvatar = defineRoute({
  name: "remove-avatar",
  feature: "users",
  method: "DELETE",
  path: "/users/me/avatar",
  summary: "Remove your avatar",
  caller: "session",
  responses: { 204: { description: "You have no avatar" } },
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
  responses: { 200: { description: "A page of posts", body: PostPage } },
  errors: ["not_found", "invalid_cursor"],
});
