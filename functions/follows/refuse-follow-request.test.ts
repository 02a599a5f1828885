import { expect, test } from "vitest";
import { follow, listFollowRequests, refuseFollowRequest } from "../../shared/follows.ts";
import { ask, member, setPrivate } from "../../tests/harness/invoke.ts";
import { isFollowing } from "./follows.ts";

test("who is refused does not follow, and may ask again", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await setPrivate(ana);
  const wish = () => ask(follow, { as: ben, params: { username: ana.username } });
  const refuse = () => ask(refuseFollowRequest, { as: ana, params: { username: ben.username } });
  await wish();
  expect([(await refuse()).status, (await refuse()).status]).toEqual([204, 204]);
  expect(await isFollowing(ben.id, ana.id)).toBe(false);
  expect((await ask(listFollowRequests, { as: ana })).body.items).toEqual([]);
  expect((await wish()).status).toBe(202);
});
