import { expect, test } from "vitest";
import { deliver, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { follow, isFollowing, unfollow } from "../follows/follows.ts";
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
  // The deployed worker does the same beside this one: it may write what it read before, and then looks again.
  await deliver(handler, [message]);
  await expect.poll(feed, { timeout: 10_000 }).toEqual([]);
  await deliver(handler, [message]);
  await expect.poll(feed, { timeout: 10_000 }).toEqual([]);
});

test("who slips in while an account is being closed is shown out; who was there before stays", async () => {
  const [ana, ben, eve] = await Promise.all([member("ana"), member("ben"), member("eve")]);
  await follow(ana.id, ben.id);
  await setPrivate(ben);
  // As if the account had been read as open, and the commit came late.
  await follow(eve.id, ben.id, false);
  for (const { id } of [ana, eve]) await deliver(handler, [{ follower_id: id, followee_id: ben.id }]);
  expect(await Promise.all([ana, eve].map(({ id }) => isFollowing(id, ben.id)))).toEqual([true, false]);
});
