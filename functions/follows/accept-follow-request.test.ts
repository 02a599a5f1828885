import { expect, test } from "vitest";
import { acceptFollowRequest, follow, listFollowRequests } from "../../shared/follows.ts";
import { listUserPosts } from "../../shared/users.ts";
import { ask, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { getUser } from "../users/users.ts";

test("who is accepted sees the posts and is counted", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const { id } = await publishedPost(ana);
  await setPrivate(ana);
  const posts = () => ask(listUserPosts, { as: ben, params: { username: ana.username } });
  await ask(follow, { as: ben, params: { username: ana.username } });
  expect((await posts()).status).toBe(404);
  const accept = () => ask(acceptFollowRequest, { as: ana, params: { username: ben.username } });
  expect((await accept()).status).toBe(204);
  expect((await accept()).status).toBe(404);
  expect((await posts()).body.items.map((post: { id: string }) => post.id)).toEqual([id]);
  expect((await ask(listFollowRequests, { as: ana })).body.items).toEqual([]);
  await expect.poll(async () => (await getUser(ana.id))?.followers, { timeout: 15_000 }).toBe(1);
});

test("nobody is made a follower who has not asked", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await setPrivate(ana);
  expect((await ask(acceptFollowRequest, { as: ana, params: { username: ben.username } })).status).toBe(404);
});
