import fc from "fast-check";
import { expect, test } from "vitest";
import { RATE_WINDOW_SECONDS } from "../../shared/limits.ts";
import { countingExpression, rateHeaders, standing } from "./rate-limit.ts";

const limit = { name: "login", max: 5, per: "ip" } as const;

/** The counters as DynamoDB would leave them. */
function counters() {
  const item: Record<string, number> = {};
  return (now: number) => {
    const { add, names, remove } = countingExpression(limit, now);
    const name = names[add.split(" ")[0] ?? ""] ?? "";
    item[name] = (item[name] ?? 0) + 1;
    for (const stale of remove.split(", ")) delete item[names[stale] ?? ""];
    return standing(limit, item, now);
  };
}

test("no minute ever lets more through than the limit and what the estimate of the last window misses", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 20, maxLength: 120 }), (gaps) => {
      const hit = counters();
      let now = 1_700_000_000;
      const allowed: number[] = [];
      for (const gap of gaps) {
        now += gap;
        if (!hit(now).exceeded) allowed.push(now);
      }
      return allowed.every(
        (from) => allowed.filter((at) => at >= from && at < from + RATE_WINDOW_SECONDS).length <= 2 * limit.max,
      );
    }),
  );
});

test("who waits as long as told is let in", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 6, max: 30 }), (offset, hits) => {
      const hit = counters();
      let now = 1_700_000_040 + offset;
      let last = hit(now);
      for (let count = 1; count < hits; count++) last = hit(now);
      now += last.reset;
      return last.exceeded && !hit(now).exceeded;
    }),
  );
});

test("who always waits as long as told is let in every time, whatever came before", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 6, maxLength: 40 }), (gaps) => {
      const hit = counters();
      let now = 1_700_000_000;
      let last = hit(now);
      const after = (seconds: number) => {
        now += seconds;
        return hit(now);
      };
      for (const gap of gaps) last = after(gap);
      for (let round = 0; round < 5; round++) {
        while (!last.exceeded) last = hit(now);
        last = after(last.reset);
        if (last.exceeded) return false;
      }
      return true;
    }),
  );
});

test("a refused request does not prolong the wait for ever", () => {
  const hit = counters();
  let now = 1_700_000_040;
  for (let second = 0; second < 300; second++) hit(now++);
  expect(hit(now + 2 * RATE_WINDOW_SECONDS).exceeded).toBe(false);
});

test("the fields of the IETF draft", () => {
  const hit = counters();
  expect(rateHeaders(hit(1_700_000_040))).toEqual({
    "RateLimit-Policy": '"login";q=5;w=60',
    RateLimit: '"login";r=4;t=60',
  });
});
