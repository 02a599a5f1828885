import * as z from "zod";
import { defineRoute, Id, PageQuery, Timestamp } from "./contract.ts";
import { limits } from "./limits.ts";
import { UserSummary } from "./people.ts";
import { Entity, PostParams } from "./posts.ts";

export const MAX_COMMENT = 2200;

export const Comment = z
  .strictObject({
    id: Id,
    post_id: Id,
    author: UserSummary.nullable().meta({ description: "null when their account was erased, and the text with it" }),
    text: z.string().meta({ example: "What a light!" }),
    entities: z.array(Entity).meta({ description: "Hashtags and mentions of the text, in its order" }),
    thread: Id.nullable().meta({
      description: "The comment whose thread this reply is in; null for one that begins a thread",
    }),
    reply_to: Id.nullable().meta({ description: "The comment this one answers" }),
    counts: z.strictObject({ likes: z.int().min(0), replies: z.int().min(0) }),
    viewer: z.strictObject({ liked: z.boolean() }),
    created_at: Timestamp,
  })
  .meta({ id: "Comment" });
export type Comment = z.infer<typeof Comment>;

const CommentParams = z.strictObject({ id: Id, comment_id: Id });

export const listComments = defineRoute({
  name: "list-comments",
  feature: "comments",
  method: "GET",
  path: "/posts/{id}/comments",
  summary: "Comments of a post, or replies of one thread",
  caller: "session",
  params: PostParams,
  query: PageQuery.extend({
    thread: Id.optional().meta({ description: "Only replies of this thread" }),
    order: z.enum(["oldest", "newest"]).default("oldest").meta({ description: "What comes first" }),
    from: Id.optional().meta({
      description: "Begin with this comment, or with its thread; the list goes on both ways",
    }),
  }),
  responses: {
    200: {
      description: "A page of comments, with the way on and the way back",
      body: z
        .strictObject({
          items: z.array(Comment),
          next_cursor: z.string().nullable().meta({ description: "null at the end" }),
          previous_cursor: z.string().nullable().meta({ description: "null at the beginning" }),
        })
        .meta({ id: "CommentPage" }),
    },
  },
  errors: ["not_found", "invalid_cursor"],
});

export const createComment = defineRoute({
  name: "create-comment",
  feature: "comments",
  method: "POST",
  path: "/posts/{id}/comments",
  summary: "Comment on a post, or reply to a comment",
  caller: "session",
  limit: limits.comments,
  idempotent: true,
  params: PostParams,
  body: z.strictObject({
    text: z.string().trim().min(1).max(MAX_COMMENT).meta({ example: "What a light!" }),
    reply_to: Id.optional(),
  }),
  responses: { 201: { description: "The comment", body: Comment } },
  errors: ["not_found"],
});

export const deleteComment = defineRoute({
  name: "delete-comment",
  feature: "comments",
  method: "DELETE",
  path: "/posts/{id}/comments/{comment_id}",
  summary: "Delete your comment, or one on your post; its replies go with it",
  caller: "session",
  params: CommentParams,
  responses: { 204: { description: "Deleted" } },
  errors: ["not_found"],
});

export const likeComment = defineRoute({
  name: "like-comment",
  feature: "comments",
  method: "PUT",
  path: "/posts/{id}/comments/{comment_id}/like",
  summary: "Like a comment",
  caller: "session",
  limit: limits.likes,
  params: CommentParams,
  responses: { 204: { description: "You like it" } },
  errors: ["not_found"],
});

export const unlikeComment = defineRoute({
  name: "unlike-comment",
  feature: "comments",
  method: "DELETE",
  path: "/posts/{id}/comments/{comment_id}/like",
  summary: "Take your like of a comment back",
  caller: "session",
  limit: limits.likes,
  params: CommentParams,
  responses: { 204: { description: "You don't like it" } },
  errors: [],
});
