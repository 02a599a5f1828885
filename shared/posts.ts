import * as z from "zod";
import { defineRoute, Id, pageOf, Timestamp } from "./contract.ts";
import { limits } from "./limits.ts";
import { Media } from "./media.ts";
import { UserSummary } from "./people.ts";

export const MAX_CAPTION = 2200;
export const MAX_ALT_TEXT = 1000;
export const MAX_PICTURES = 10;

/** A hashtag or a mention in a text; positions in UTF-16 code units, as JavaScript counts. */
export const Entity = z
  .strictObject({
    kind: z.enum(["tag", "mention"]),
    value: z.string().meta({ description: "The tag or the username, as its address wants it", example: "harbour" }),
    start: z.int().min(0).meta({ example: 21 }),
    end: z.int().min(0).meta({ example: 29 }),
  })
  .meta({ id: "Entity" });
export type Entity = z.infer<typeof Entity>;

export const Post = z
  .strictObject({
    id: Id,
    author: UserSummary,
    caption: z.string().meta({ example: "First light over the #harbour" }),
    entities: z.array(Entity).meta({ description: "Hashtags and mentions of the caption, in its order" }),
    status: z
      .enum(["processing", "published", "failed"])
      .meta({ description: "Only its author can see a post that is not published; failed: a picture was rejected" }),
    media: z.array(Media).meta({ description: "Empty until the post is published" }),
    counts: z.strictObject({ likes: z.int().min(0), comments: z.int().min(0) }),
    viewer: z
      .strictObject({ liked: z.boolean(), saved: z.boolean() })
      .nullable()
      .meta({ description: "What the caller did with it; null when nobody is signed in" }),
    created_at: Timestamp,
    edited_at: Timestamp.nullable(),
  })
  .meta({ id: "Post" });
export type Post = z.infer<typeof Post>;

export const PostPage = pageOf(Post).meta({ id: "PostPage" });

const Caption = z.string().trim().max(MAX_CAPTION).meta({ example: "First light over the #harbour" });
const AltTexts = z
  .array(z.string().trim().max(MAX_ALT_TEXT))
  .max(MAX_PICTURES)
  .meta({ description: "One for each picture, in the same order; missing ones are empty" });

const CreatePost = z
  .strictObject({
    upload_ids: z
      .array(Id)
      .min(1)
      .max(MAX_PICTURES)
      .refine((ids) => new Set(ids).size === ids.length, "The same picture twice"),
    caption: Caption.default(""),
    alt_texts: AltTexts.default([]),
  })
  .refine((post) => post.alt_texts.length <= post.upload_ids.length, {
    path: ["alt_texts"],
    message: "More alt texts than pictures",
  });

export const PostParams = z.strictObject({ id: Id });

export const createPost = defineRoute({
  name: "create-post",
  feature: "posts",
  method: "POST",
  path: "/posts",
  summary: "Post 1 to 10 pictures",
  caller: "session",
  limit: limits.posts,
  idempotent: true,
  body: CreatePost,
  responses: { 201: { description: "The post; it appears when all its pictures are ready", body: Post } },
  errors: ["upload_in_use", "not_found"],
});

export const getPost = defineRoute({
  name: "get-post",
  feature: "posts",
  method: "GET",
  path: "/posts/{id}",
  summary: "One post",
  caller: "visitor",
  params: PostParams,
  responses: { 200: { description: "The post", body: Post } },
  errors: ["not_found"],
});

export const updatePost = defineRoute({
  name: "update-post",
  feature: "posts",
  method: "PATCH",
  path: "/posts/{id}",
  summary: "Change caption and alt texts of your post",
  caller: "session",
  params: PostParams,
  body: z.strictObject({ caption: Caption.optional(), alt_texts: AltTexts.optional() }),
  responses: { 200: { description: "The post as it is now", body: Post } },
  errors: ["not_found"],
});

export const deletePost = defineRoute({
  name: "delete-post",
  feature: "posts",
  method: "DELETE",
  path: "/posts/{id}",
  summary: "Delete your post and its pictures",
  caller: "session",
  params: PostParams,
  responses: { 204: { description: "Deleted" } },
  errors: ["not_found"],
});
