import { expect, test } from "vitest";
import { beginPasskeyLogin } from "../../shared/passkeys.ts";
import { ask } from "../../tests/harness/invoke.ts";

test("every visitor gets a challenge of their own, which tells of nobody", async () => {
  const [first, second] = [await ask(beginPasskeyLogin), await ask(beginPasskeyLogin)].map(({ body }) => body);
  expect(first.challenge).not.toBe(second.challenge);
  expect(Object.keys(first).sort()).toEqual(["challenge", "rpId", "timeout", "userVerification"]);
});
