import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { deliver } from "../../tests/harness/invoke.ts";
import { listEntries, putEntries } from "./feed.ts";
import { handler } from "./write-feed.ts";

test("a post is put into feeds once, and taken out", async () => {
  const [author_id, post_id, reader] = [uuid(), uuid(), uuid()];
  const message = { op: "put", author_id, post_id, reader_ids: [reader] };
  await deliver(handler, [message, message]);
  expect((await listEntries(reader, { limit: 10 })).entries).toEqual([{ postId: post_id, authorId: author_id }]);
  await deliver(handler, [{ ...message, op: "remove" }]);
  expect((await listEntries(reader, { limit: 10 })).entries).toEqual([]);
});

test("a feed keeps its newest five hundred", async () => {
  const [reader, author_id] = [uuid(), uuid()];
  const entries = Array.from({ length: 510 }, () => ({ postId: uuid(), authorId: author_id }));
  await putEntries([reader], entries);
  const post_id = `${uuid().slice(0, -2)}00`;
  await deliver(handler, [{ op: "put", author_id, post_id, reader_ids: [reader] }]);
  const { entries: kept } = await listEntries(reader, { limit: 1000 });
  expect(kept).toHaveLength(500);
  expect(kept[0]?.postId).toBe(post_id);
  expect(kept.map(({ postId }) => postId)).not.toContain(entries[0]?.postId);
});
