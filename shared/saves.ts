import { defineRoute, PageQuery } from "./contract.ts";
import { PostPage, PostParams } from "./posts.ts";

export const savePost = defineRoute({
  name: "save-post",
  feature: "saves",
  method: "PUT",
  path: "/posts/{id}/save",
  summary: "Save a post for yourself",
  caller: "session",
  params: PostParams,
  responses: { 204: { description: "It is saved" } },
  errors: ["not_found"],
});

export const unsavePost = defineRoute({
  name: "unsave-post",
  feature: "saves",
  method: "DELETE",
  path: "/posts/{id}/save",
  summary: "Forget a saved post",
  caller: "session",
  params: PostParams,
  responses: { 204: { description: "It is not saved" } },
  errors: [],
});

export const listSaved = defineRoute({
  name: "list-saved",
  feature: "saves",
  method: "GET",
  path: "/saved",
  summary: "Posts you have saved, the last saved first",
  caller: "session",
  query: PageQuery,
  responses: { 200: { description: "A page of posts", body: PostPage } },
  errors: ["invalid_cursor"],
});
