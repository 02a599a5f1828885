import * as z from "zod";
import { defineRoute, Id, PageQuery, pageOf, Timestamp } from "./contract.ts";
import { Media } from "./media.ts";
import { UserSummary } from "./people.ts";

export const notificationKinds = [
  "like",
  "comment_like",
  "comment",
  "reply",
  "follow",
  "follow_request",
  "follow_accepted",
  "mention",
] as const;

/** What happened, of one kind and about one thing, by however many people. */
export const Notification = z
  .strictObject({
    id: z.string().meta({ example: "like:019a1c1e-7a3b-7c44-9d2e-3f5a6b7c8d9e" }),
    kind: z.enum(notificationKinds),
    actors: z.array(UserSummary).max(3).meta({ description: "Who did it last, the latest first" }),
    count: z.int().min(1).meta({ description: "How many people or comments: 13 for “ana and 12 others”" }),
    post: z
      .strictObject({ id: Id, picture: Media.nullable() })
      .nullable()
      .meta({ description: "The post it is about" }),
    comment: z
      .strictObject({ id: Id, text: z.string().meta({ description: "Its beginning, at most 140 characters" }) })
      .nullable()
      .meta({ description: "The comment it is about, or the latest of them" }),
    at: Timestamp.meta({ description: "When it last happened" }),
    unread: z.boolean(),
  })
  .meta({ id: "Notification" });
export type Notification = z.infer<typeof Notification>;

export const listNotifications = defineRoute({
  name: "list-notifications",
  feature: "notifications",
  method: "GET",
  path: "/notifications",
  summary: "What happened, grouped, the latest first",
  caller: "session",
  query: PageQuery,
  responses: {
    200: {
      description: "A page of notifications",
      body: pageOf(Notification)
        .extend({ unread_count: z.int().min(0) })
        .meta({ id: "NotificationPage" }),
    },
  },
  errors: ["invalid_cursor"],
});

export const readNotifications = defineRoute({
  name: "read-notifications",
  feature: "notifications",
  method: "POST",
  path: "/notifications/read",
  summary: "Mark what has happened as read",
  caller: "session",
  body: z.strictObject({
    until: Timestamp.optional().meta({
      description: "`at` of the latest notification that was seen; now when left out",
    }),
  }),
  bodyOptional: true,
  responses: { 204: { description: "Read" } },
  errors: [],
});
