import { expect, test } from "vitest";
import { getCaptcha } from "../../shared/captcha.ts";
import { solved } from "../../tests/harness/captcha.ts";
import { ask } from "../../tests/harness/invoke.ts";
import { isSolved } from "./captcha.ts";

const challenge = async () => (await ask(getCaptcha)).body;

test("work that was done counts, once", async () => {
  const solution = await solved(await challenge());
  const verdicts = await Promise.all([isSolved(solution), isSolved(solution)]);
  expect(verdicts.sort()).toEqual([false, true]);
  expect(await isSolved(solution)).toBe(false);
});

test("work that was not done, for an easier or older challenge, or for one of another's does not", async () => {
  const given = await challenge();
  const done = JSON.parse(Buffer.from(await solved(given), "base64").toString());
  const changed = [
    { ...done, solution: { ...done.solution, counter: done.solution.counter + 1 } },
    { ...done, solution: undefined },
    { ...done, challenge: { ...given, signature: undefined } },
    { ...done, challenge: { ...given, signature: "0".repeat(64) } },
    { ...done, challenge: { ...given, parameters: { ...given.parameters, cost: 1 } } },
    { ...done, challenge: { ...given, parameters: { ...given.parameters, keyPrefix: "0" } } },
    { ...done, challenge: { ...given, parameters: { ...given.parameters, expiresAt: 1 } } },
  ];
  for (const payload of changed) {
    expect(await isSolved(Buffer.from(JSON.stringify(payload)).toString("base64"))).toBe(false);
  }
  for (const garbage of ["", "garbage", Buffer.from("null").toString("base64")])
    expect(await isSolved(garbage)).toBe(false);
  expect(await isSolved(Buffer.from(JSON.stringify(done)).toString("base64"))).toBe(true);
});
