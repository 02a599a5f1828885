import { expect, test } from "vitest";
import { deliver, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { deletePost } from "../posts/posts.ts";
import { handler } from "./index-post.ts";
import { listTagged } from "./tags.ts";

const patience = { timeout: 15_000 };

test("the post as it is decides what it is found by, not the message", async () => {
  const ana = await member("ana");
  const [tag, stale] = [`tag${ana.username.slice(-12)}`, `stale${ana.username.slice(-12)}`];
  const post = await publishedPost(ana, `#${tag}`);
  const message = { post_id: post.id, stale_tags: [stale, tag] };
  const found = async (name: string) => (await listTagged(name, { limit: 5 })).references.length;
  expect(await deliver(handler, [message, message])).toEqual([]);
  await expect.poll(() => found(tag), patience).toBe(1);
  expect(await found(stale)).toBe(0);
  await setPrivate(ana);
  expect(await deliver(handler, [message])).toEqual([]);
  await expect.poll(() => found(tag), patience).toBe(0);
  // Nobody else is at it any more: this one leaves it so.
  await deliver(handler, [message]);
  expect(await found(tag)).toBe(0);
  await setPrivate(ana, false);
  await deliver(handler, [message]);
  await expect.poll(() => found(tag), patience).toBe(1);
  await deletePost(post.id, ana.id);
  await deliver(handler, [message]);
  await expect.poll(() => found(tag), patience).toBe(0);
});
