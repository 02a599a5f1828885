import { afterEach, expect, test, vi } from "vitest";
import { requestCode } from "../../shared/codes.ts";
import { forgotPassword } from "../../shared/passwords.ts";
import { ask, member } from "../../tests/harness/invoke.ts";

afterEach(() => {
  vi.useRealTimers();
});

const forgot = (email: string) => ask(forgotPassword, { body: { email } });

test("known or not, the answer is the same, and three a minute are enough", async () => {
  const ana = await member("ana");
  for (const email of [ana.email, `nobody_${ana.username}@example.com`]) {
    const answers = await Promise.all(Array.from({ length: 6 }, () => forgot(email)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 202, 429, 429, 429]);
    expect(answers.filter(({ status }) => status === 202).every(({ body }) => body === undefined)).toBe(true);
  }
});

test("a stranger who asks for more and more keeps no link from the mailbox's owner", async () => {
  const { email } = await member("ana");
  // With a minute of the clock, by which limits count: how many are let in within another one depends on where it begins.
  const began = Math.ceil(Date.now() / 60_000) * 60_000;
  vi.useFakeTimers({ toFake: ["Date"] });
  const sent: number[] = [];
  for (let second = 0; second < 180; second += 5) {
    vi.setSystemTime(began + second * 1000);
    if ((await forgot(email)).status === 202) sent.push(second);
  }
  // Three a minute, whose ever: each is a link in the owner's mailbox.
  for (const from of [0, 60, 120]) {
    const inMinute = sent.filter((second) => second >= from && second < from + 60).length;
    expect(inMinute).toBeGreaterThanOrEqual(2);
    expect(inMinute).toBeLessThanOrEqual(4);
  }
});

test("nor does one who asks for codes", async () => {
  const { email } = await member("ana");
  const codes = await Promise.all(Array.from({ length: 6 }, () => ask(requestCode, { body: { email } })));
  expect(codes.filter(({ status }) => status === 429)).toHaveLength(3);
  expect((await forgot(email)).status).toBe(202);
});
