import * as z from "zod";
import { defineRoute, Id, PageQuery } from "./contract.ts";
import { PostPage } from "./posts.ts";

export const getFeed = defineRoute({
  name: "get-feed",
  feature: "feed",
  method: "GET",
  path: "/feed",
  summary: "Posts of the people you follow and your own, newest first",
  caller: "session",
  query: PageQuery.extend({
    new_since: Id.optional().meta({ description: "A post's id: also count the posts newer than it" }),
  }),
  responses: {
    200: {
      description: "A page of the feed; it may hold fewer than `limit` posts when some have just gone",
      body: PostPage.extend({
        new_count: z
          .int()
          .min(0)
          .max(100)
          .optional()
          .meta({ description: "Posts newer than `new_since`, counted up to 100" }),
      }).meta({ id: "FeedPage" }),
    },
  },
  errors: ["invalid_cursor"],
});
