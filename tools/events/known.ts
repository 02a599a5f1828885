const ID = "019a1c1e-7a3b-7c44-9d2e-3f5a6b7c8d9e";
const TIME = "2026-11-24T09:30:00.000Z";

/** What stands in events where a schema only says that it is a text; ids are nobody's. */
export const known: Readonly<Record<string, unknown>> = {
  id: ID,
  comment_id: "019a1c1e-8f10-7d21-8a3b-2c4d5e6f7a8b",
  upload_id: ID,
  upload_ids: [ID],
  container_id: ID,
  post_id: ID,
  user_id: ID,
  user_ids: [ID],
  reader_ids: [ID],
  author_id: ID,
  other_id: "019a1c1e-8f10-7d21-8a3b-2c4d5e6f7a8b",
  follower_id: ID,
  followee_id: "019a1c1e-8f10-7d21-8a3b-2c4d5e6f7a8b",
  recipient_id: ID,
  actor_id: "019a1c1e-8f10-7d21-8a3b-2c4d5e6f7a8b",
  change_id: "ready-event",
  stale_tags: ["harbour"],
  stale_words: ["mara"],
  username: "mara.lindqvist",
  email: "mara.lindqvist@example.com",
  tag: "harbour",
  until: TIME,
  at: TIME,
};
