import * as z from "zod";
import { defineRoute, PageQuery, pageOf } from "./contract.ts";
import { limits } from "./limits.ts";
import { Person } from "./people.ts";
import { Post, PostPage } from "./posts.ts";

/** A hashtag without its `#`: letters, digits and underscores of any script, kept in lower case. */
export const Tag = z
  .string()
  .normalize("NFKC")
  .toLowerCase()
  .regex(/^[\p{L}\p{M}\p{N}_]{1,64}$/u, "1 to 64 letters, digits or underscores")
  .meta({ id: "Tag", example: "harbour" });

export const FoundTag = z
  .strictObject({
    tag: z.string().meta({ example: "harbour" }),
    posts: z.int().min(0).meta({ description: "Public posts that have it" }),
  })
  .meta({ id: "FoundTag" });
export type FoundTag = z.infer<typeof FoundTag>;

const Result = z
  .union([
    z.strictObject({ type: z.literal("user"), user: Person }),
    z.strictObject({ type: z.literal("tag"), tag: FoundTag }),
    z.strictObject({ type: z.literal("post"), post: Post }),
  ])
  .meta({ id: "SearchResult" });
export type SearchResult = z.infer<typeof Result>;

export const search = defineRoute({
  name: "search",
  feature: "search",
  method: "GET",
  path: "/search",
  summary: "People, tags or posts, as you type",
  caller: "visitor",
  limit: limits.search,
  query: PageQuery.extend({
    q: z.string().trim().min(1).max(60).meta({ description: "What names or tags begin with", example: "ana" }),
    type: z.enum(["users", "tags", "posts"]).default("users"),
  }),
  responses: { 200: { description: "What was found", body: pageOf(Result).meta({ id: "SearchPage" }) } },
  errors: ["invalid_cursor"],
});

export const getTag = defineRoute({
  name: "get-tag",
  feature: "search",
  method: "GET",
  path: "/tags/{tag}",
  summary: "Public posts with a hashtag, newest first",
  caller: "visitor",
  params: z.strictObject({ tag: Tag }),
  query: PageQuery,
  responses: { 200: { description: "A page of posts; empty for a tag nobody uses", body: PostPage } },
  errors: ["invalid_cursor"],
});

export const getExplore = defineRoute({
  name: "get-explore",
  feature: "search",
  method: "GET",
  path: "/explore",
  summary: "Public posts of people you don't follow, newest first",
  caller: "visitor",
  query: PageQuery,
  responses: { 200: { description: "A page of posts; it may hold fewer than `limit`", body: PostPage } },
  errors: ["invalid_cursor"],
});
