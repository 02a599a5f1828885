import { expect, test } from "vitest";
import { follow as followContract } from "../../shared/follows.ts";
import { getProfile } from "../../shared/users.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { handler as follow } from "../follows/follow.ts";
import { handler } from "./get-profile.ts";

test("a profile shows how caller and person follow each other, and no private part", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const params = { username: ben.username.toUpperCase() };
  await invoke(follow, followContract, { as: ana, params });
  const seenByAna = await invoke(handler, getProfile, { as: ana, params });
  expect(seenByAna.body.relationship).toMatchObject({ following: true, followed_by: false, requested: false });
  const seenByBen = await invoke(handler, getProfile, { as: ben, params: { username: ana.username } });
  expect(seenByBen.body.relationship).toMatchObject({ following: false, followed_by: true, blocking: false });
  const own = await invoke(handler, getProfile, { as: ben, params });
  const seenByNobody = await invoke(handler, getProfile, { params });
  expect([own.body.relationship, seenByNobody.body.relationship]).toEqual([null, null]);
  expect(JSON.stringify(seenByNobody.body)).not.toContain(ben.email);
});

test("nobody of that name", async () => {
  expect((await invoke(handler, getProfile, { params: { username: "nobody_here" } })).body.code).toBe("not_found");
});
