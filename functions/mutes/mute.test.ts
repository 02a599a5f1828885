import { expect, test } from "vitest";
import { getFeed } from "../../shared/feed.ts";
import { mute, unmute } from "../../shared/mutes.ts";
import { getProfile } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { putEntries } from "../feed/feed.ts";
import { follow } from "../follows/follows.ts";

test("a muted person's posts stay out of the feed, and nothing else changes", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await follow(ana.id, ben.id);
  const { id } = await publishedPost(ben);
  await putEntries([ana.id], [{ postId: id, authorId: ben.id }]);
  const feed = async () => (await ask(getFeed, { as: ana })).body.items.length;
  expect(await feed()).toBe(1);
  const params = { username: ben.username };
  for (let time = 0; time < 2; time++) expect((await ask(mute, { as: ana, params })).status).toBe(204);
  expect(await feed()).toBe(0);
  const { body } = await ask(getProfile, { as: ana, params });
  expect(body.relationship).toMatchObject({ muting: true, following: true });
  const theirs = await ask(getProfile, { as: ben, params: { username: ana.username } });
  expect(theirs.body.relationship).toMatchObject({ muting: false, followed_by: true });
  await ask(unmute, { as: ana, params });
  expect(await feed()).toBe(1);
});

test("nobody mutes themselves", async () => {
  const ana = await member("ana");
  expect((await ask(mute, { as: ana, params: { username: ana.username } })).status).toBe(422);
});
