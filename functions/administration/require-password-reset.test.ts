import { expect, test } from "vitest";
import { requirePasswordReset } from "../../shared/administration.ts";
import { login } from "../../shared/auth.ts";
import { resetPassword } from "../../shared/passwords.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { nextMail, tokenIn } from "../../tests/harness/mailbox.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { update } from "../runtime/table.ts";
import { accountKey } from "../users/users.ts";

test("the password is void at once, and a mailed link makes a new one", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  expect((await ask(requirePasswordReset, { as: root, params: { username: ana.id } })).status).toBe(204);
  const signIn = (tried: string) => ask(login, { body: { username: ana.username, password: tried } });
  expect((await signIn(password)).body.code).toBe("wrong_credentials");
  const token = tokenIn(await nextMail(ana.email, { subject: "Choose a new password" }));
  const new_password = "Quiet-Lantern-42";
  expect((await ask(resetPassword, { body: { token, new_password } })).status).toBe(204);
  expect((await signIn(new_password)).status).toBe(200);
});

test("no link goes to an address that may be a stranger's", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  await update({
    Key: accountKey(ana.id),
    UpdateExpression: "SET email_verified = :no",
    ExpressionAttributeValues: { ":no": false },
  });
  const { status, body } = await ask(requirePasswordReset, { as: root, params: { username: ana.id } });
  expect([status, body.code]).toEqual([409, "conflict"]);
  expect((await ask(login, { body: { username: ana.username, password } })).status).toBe(200);
});
