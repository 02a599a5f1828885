import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { login, register } from "../../shared/auth.ts";
import { ask } from "../../tests/harness/invoke.ts";

test("a password of 128 characters of any script is taken whole, every character as it was typed", async () => {
  const username = `whole_${randomBytes(6).toString("hex")}`;
  const words = [...`Hafen-7 密码 😀 ${"Überall Licht, ".repeat(9)}`].slice(0, 127);
  const password = `${words.join("")}z`;
  const email = `${username}@example.com`;
  expect((await ask(register, { body: { username, email, password } })).status).toBe(201);
  const attempt = (typed: string) => ask(login, { body: { username, password: typed } });
  for (const other of [
    `${password.slice(0, -1)}y`,
    password.slice(0, -1),
    password.toLowerCase(),
    ` ${password.slice(1)}`,
  ]) {
    expect((await attempt(other)).status).toBe(401);
  }
  expect((await attempt(password)).status).toBe(200);
  const longer = await ask(register, {
    body: { username: `${username}2`, email: `2${email}`, password: `${password}z` },
  });
  expect(longer.body.errors[0].path).toBe("password");
});
