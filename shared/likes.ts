import { defineRoute, PageQuery } from "./contract.ts";
import { limits } from "./limits.ts";
import { PersonPage } from "./people.ts";
import { PostParams } from "./posts.ts";

export const likePost = defineRoute({
  name: "like-post",
  feature: "likes",
  method: "PUT",
  path: "/posts/{id}/like",
  summary: "Like a post",
  caller: "session",
  limit: limits.likes,
  params: PostParams,
  responses: { 204: { description: "You like it" } },
  errors: ["not_found"],
});

export const unlikePost = defineRoute({
  name: "unlike-post",
  feature: "likes",
  method: "DELETE",
  path: "/posts/{id}/like",
  summary: "Take your like back",
  caller: "session",
  limit: limits.likes,
  params: PostParams,
  responses: { 204: { description: "You don't like it" } },
  errors: [],
});

export const listLikes = defineRoute({
  name: "list-likes",
  feature: "likes",
  method: "GET",
  path: "/posts/{id}/likes",
  summary: "Who likes a post",
  caller: "session",
  params: PostParams,
  query: PageQuery,
  responses: { 200: { description: "A page of people", body: PersonPage } },
  errors: ["not_found", "invalid_cursor"],
});
