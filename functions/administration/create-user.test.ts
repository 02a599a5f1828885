import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createUser } from "../../shared/administration.ts";
import { login } from "../../shared/auth.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { nextMail, tokenIn } from "../../tests/harness/mailbox.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";

const backend_config = {
  instagram_username: "ana.on.her.own",
  api_base_url: "https://api.ana.example/v1",
  bearer_token: "secret-of-anas-backend",
};
const somebody = () => {
  const username = `new_${randomBytes(6).toString("hex")}`;
  return { username, email: `${username}@example.com`, password };
};

test("an account with a backend is made, and its owner is handed both at the first sign-in", async () => {
  const root = await member("root", { role: "admin" });
  const person = somebody();
  const { status, body } = await ask(createUser, { as: root, body: { ...person, role: "moderator", backend_config } });
  expect(status).toBe(201);
  expect(body).toMatchObject({ username: person.username, role: "moderator", standing: "active", sessions: 0 });
  expect(JSON.stringify(body)).not.toContain("backend");
  const signedIn = await ask(login, { body: { username: person.username, password } });
  expect(signedIn.body).toMatchObject({ backend_config, user: { role: "moderator", email_verified: false } });
  expect(tokenIn(await nextMail(person.email))).toBeTruthy();
});

test("only administrators, with a fresh name, a strong password and an encrypted backend", async () => {
  const [root, mod, ana] = [
    await member("root", { role: "admin" }),
    await member("mod", { role: "moderator" }),
    await member("ana"),
  ];
  for (const as of [mod, ana]) {
    expect((await ask(createUser, { as, body: somebody() })).body.code).toBe("forbidden");
  }
  const taken = await ask(createUser, { as: root, body: { ...somebody(), username: ana.username } });
  expect(taken.body.code).toBe("username_taken");
  const weak = await ask(createUser, { as: root, body: { ...somebody(), password: "Password-1" } });
  expect(weak.status).toBe(422);
  const api_base_url = "http://api.ana.example";
  const clear = await ask(createUser, {
    as: root,
    body: { ...somebody(), backend_config: { ...backend_config, api_base_url } },
  });
  expect([clear.status, clear.body.errors[0].path]).toEqual([422, "api_base_url"]);
});

test("with an Idempotency-Key it is made once", async () => {
  const root = await member("root", { role: "admin" });
  const body = somebody();
  const headers = { "Idempotency-Key": "make-it-once" };
  const [first, second] = [
    await ask(createUser, { as: root, body, headers }),
    await ask(createUser, { as: root, body, headers }),
  ];
  expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
});
