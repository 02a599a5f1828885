import { expect, test } from "vitest";
import { remove } from "../../functions/runtime/table.ts";
import { deactivateMe, deleteMe } from "../../shared/accounts.ts";
import { deleteUser, updateUser } from "../../shared/administration.ts";
import { ask, type Member, member } from "../harness/invoke.ts";

const change = (as: Member, whom: Member, body: object) => ask(updateUser, { as, params: { username: whom.id }, body });

test("the last administrator who can act stays one, whoever tries and however often at once", async () => {
  await remove({ pk: "STAFF", sk: "admin" });
  const [one, two] = [await member("one", { role: "admin" }), await member("two", { role: "admin" })];
  const answers = await Promise.all([change(one, two, { role: "user" }), change(two, one, { active: false })]);
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  const last = answers[0]?.status === 200 ? one : two;
  const suspended_until = new Date(Date.now() + 3600_000).toISOString();
  for (const body of [{ role: "user" }, { active: false }, { suspended_until }]) {
    expect((await change(last, last, body)).body.code).toBe("last_admin");
  }
  expect((await ask(deleteUser, { as: last, params: { username: last.id } })).body.code).toBe("last_admin");
  expect((await ask(deactivateMe, { as: last })).body.code).toBe("last_admin");
  expect((await ask(deleteMe, { as: last })).body.code).toBe("last_admin");
});
