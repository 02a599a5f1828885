import * as z from "zod";
import { defineRoute, Id, Timestamp } from "./contract.ts";
import { limits } from "./limits.ts";
import { Media } from "./media.ts";
import { UserSummary } from "./people.ts";

export const MAX_CAPTION = 2200;
export const MAX_ALT_TEXT = 1000;
export const MAX_PICTURES = 10;

export const Post = z
  .strictObject({
    id: Id,
    author: UserSummary,
    caption: z.string(),
    status: z
      .enum(["processing", "published", "failed"])
      .meta({ description: "Only its author can see a post that is not published; failed: a picture was rejected" }),
    media: z.array(Media).meta({ description: "Empty until the post is published" }),
    created_at: Timestamp,
  })
  .meta({ id: "Post" });
export type Post = z.infer<typeof Post>;

const CreatePost = z
  .strictObject({
    upload_ids: z
      .array(Id)
      .min(1)
      .max(MAX_PICTURES)
      .refine((ids) => new Set(ids).size === ids.length, "The same picture twice"),
    caption: z.string().trim().max(MAX_CAPTION).default("").meta({ example: "First light over the harbour" }),
    alt_texts: z
      .array(z.string().trim().max(MAX_ALT_TEXT))
      .max(MAX_PICTURES)
      .default([])
      .meta({ description: "One for each picture, in the same order; missing ones are empty" }),
  })
  .refine((post) => post.alt_texts.length <= post.upload_ids.length, {
    path: ["alt_texts"],
    message: "More alt texts than pictures",
  });

const PostParams = z.strictObject({ id: Id });

export const createPost = defineRoute({
  name: "create-post",
  feature: "posts",
  method: "POST",
  path: "/posts",
  summary: "Post 1 to 10 pictures",
  caller: "session",
  limit: limits.posts,
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
