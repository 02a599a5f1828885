import { expect, test } from "vitest";
import { requestCode } from "../../shared/codes.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { freshAddress } from "../../tests/harness/stack.ts";

const request = (email: string, address = freshAddress()) => ask(requestCode, { body: { email }, address });

test("known or not, the answer is the same", async () => {
  const ana = await member("ana");
  const [known, unknown] = [await request(ana.email), await request(`nobody_${ana.username}@example.com`)];
  expect(known.status).toBe(202);
  expect(unknown.status).toBe(202);
  for (const { body } of [known, unknown]) {
    expect(body).toEqual({ expires_in: 600, request_token: expect.stringMatching(/^[\w-]{43}$/) });
  }
});

test("three a minute for a mailbox, from wherever; ten from one address", async () => {
  const { email } = await member("ana");
  const toOne = await Promise.all(Array.from({ length: 8 }, () => request(email)));
  expect(toOne.filter(({ status }) => status === 202)).toHaveLength(3);
  const address = freshAddress();
  const fromOne = await Promise.all(Array.from({ length: 15 }, (_, turn) => request(`${turn}.${email}`, address)));
  expect(fromOne.filter(({ status }) => status === 202)).toHaveLength(10);
});
