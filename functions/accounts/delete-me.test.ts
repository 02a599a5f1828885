import { expect, test } from "vitest";
import { deleteMe } from "../../shared/accounts.ts";
import { listHistory } from "../../shared/audit.ts";
import { login } from "../../shared/auth.ts";
import { getMe, getProfile } from "../../shared/users.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { nextMail } from "../../tests/harness/mailbox.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { page } from "../runtime/table.ts";

const listed = async (id: string) =>
  (await page<{ sk: string; user_id: string }>("DELETIONS", { ConsistentRead: true })).items.filter(
    ({ user_id }) => user_id === id,
  );

test("an account that is deleted is hidden for 30 days; signing in keeps it", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  const { status, body } = await ask(deleteMe, { as: ana });
  expect(status).toBe(200);
  expect(Date.parse(body.deletes_at) - Date.now()).toBeGreaterThan(29.9 * 24 * 3600 * 1000);
  expect(await listed(ana.id)).toHaveLength(1);
  expect((await ask(getMe, { as: ana })).body.code).toBe("session_ended");
  expect((await ask(getProfile, { as: ben, params: { username: ana.username } })).status).toBe(404);
  expect((await nextMail(ana.email, { subject: "Your account will be deleted" })).text).toContain("30 days");

  const back = await ask(login, { body: { username: ana.username, password } });
  expect(back.body).toMatchObject({ deletion_cancelled: true, user: { standing: "active" } });
  expect(await listed(ana.id)).toEqual([]);
  expect((await ask(getProfile, { as: ben, params: { username: ana.username } })).status).toBe(200);
  const history = await ask(listHistory, { as: { ...ana, token: back.body.access_token } });
  const actions = history.body.items.map(({ action }: { action: string }) => action);
  expect(actions).toEqual(expect.arrayContaining(["deletion_cancelled", "deletion_requested"]));
  const again = await ask(login, { body: { username: ana.username, password } });
  expect(again.body.deletion_cancelled).toBeUndefined();
});

test("a wrong password keeps nothing", async () => {
  const ana = await member("ana");
  await ask(deleteMe, { as: ana });
  await ask(login, { body: { username: ana.username, password: "Wrong-Harbour-7" } });
  expect(await listed(ana.id)).toHaveLength(1);
});
