import { expect, test } from "vitest";
import { getMe } from "../../shared/users.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { handler } from "./get-me.ts";

test("the account's owner sees all of it", async () => {
  const ana = await member("ana");
  const { status, body } = await invoke(handler, getMe, { as: ana });
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: ana.id, username: ana.username, email: ana.email, role: "user", locale: "en" });
});

test("nobody else does", async () => {
  expect((await invoke(handler, getMe)).body.code).toBe("not_signed_in");
});
