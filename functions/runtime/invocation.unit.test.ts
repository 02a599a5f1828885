import { expect, test } from "vitest";
import { asInvocation, currentInvocation, traceIdOf } from "./invocation.ts";

test("a caller's trace is continued when it is a valid one", () => {
  const id = "4bf92f3577b34da6a3ce929d0e0e4736";
  expect(traceIdOf(`00-${id}-00f067aa0ba902b7-01`)).toBe(id);
  for (const bad of [undefined, "", "00-x-y-01", `00-${"0".repeat(32)}-00f067aa0ba902b7-01`, id]) {
    expect(traceIdOf(bad)).toBeUndefined();
  }
});

const traceLater = () => Promise.resolve().then(() => currentInvocation()?.traceId);

test("every piece of code knows which invocation it runs in", async () => {
  const seen = await Promise.all(["a", "b"].map((trace) => asInvocation(trace, async () => traceLater())));
  expect(seen).toEqual(["a", "b"]);
  expect(currentInvocation()).toBeUndefined();
  expect(asInvocation(undefined, ({ traceId }) => traceId)).toMatch(/^[0-9a-f]{32}$/);
});
