import { expect, test } from "vitest";
import { getMe, removeAvatar, setAvatar } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { readyUpload } from "../../tests/harness/posts.ts";

test("an avatar is taken away, and again without harm", async () => {
  const ana = await member("ana");
  await ask(setAvatar, { as: ana, body: { upload_id: await readyUpload(ana, "avatar") } });
  for (let time = 0; time < 2; time++) expect((await ask(removeAvatar, { as: ana })).status).toBe(204);
  expect((await ask(getMe, { as: ana })).body.avatar).toBeNull();
});
