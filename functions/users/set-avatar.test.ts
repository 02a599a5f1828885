import { expect, test } from "vitest";
import { getProfile, setAvatar } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { pendingUpload, readyUpload } from "../../tests/harness/posts.ts";
import { put, read } from "../media/bucket.ts";
import { pictureKey } from "../media/object-keys.ts";

test("a ready picture becomes the avatar, again without harm, and the one before is erased", async () => {
  const ana = await member("ana");
  const [first, second] = await Promise.all([readyUpload(ana, "avatar"), readyUpload(ana, "avatar")]);
  const old = pictureKey(first, 200, "webp");
  await put(old, Buffer.from("bytes"), "image/webp");
  const choose = (upload_id: string) => ask(setAvatar, { as: ana, body: { upload_id } });
  expect((await choose(first)).body.avatar.id).toBe(first);
  expect((await choose(first)).status).toBe(200);
  expect((await choose(second)).body.avatar.id).toBe(second);
  expect((await choose(first)).status).toBe(409);
  const seen = await ask(getProfile, { params: { username: ana.username } });
  expect(seen.body.avatar.sources[0].url).toContain(second);
  await expect.poll(() => read(old, 100), { timeout: 15_000 }).toBeUndefined();
});

test("not one that is processed, somebody else's or meant for a post", async () => {
  const [ana, eve] = await Promise.all([member("ana"), member("eve")]);
  const choose = async (upload_id: string) => (await ask(setAvatar, { as: eve, body: { upload_id } })).status;
  expect(await choose(await pendingUpload(eve, "avatar"))).toBe(409);
  expect(await choose(await readyUpload(ana, "avatar"))).toBe(404);
  expect(await choose(await readyUpload(eve, "post"))).toBe(404);
});
