import { expect, test } from "vitest";
import { deliver, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { follow, unfollow } from "../follows/follows.ts";
import { listEntries } from "./feed.ts";
import { handler } from "./follow-feed.ts";

test("a follow brings what was there before, its end takes it away, and late messages change nothing", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const { id } = await publishedPost(ben);
  const message = { follower_id: ana.id, followee_id: ben.id };
  const feed = async () => (await listEntries(ana.id, { limit: 10 })).entries.map(({ postId }) => postId);
  await follow(ana.id, ben.id);
  await deliver(handler, [message, message]);
  expect(await feed()).toEqual([id]);
  await unfollow(ana.id, ben.id);
  await deliver(handler, [message]);
  expect(await feed()).toEqual([]);
  await deliver(handler, [message]);
  expect(await feed()).toEqual([]);
});
