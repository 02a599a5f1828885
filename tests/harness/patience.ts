import { expect } from "vitest";

const SLOWER = 4;

// LocalStack does the same, later: what is waited for is given more time there, and nothing else is different.
if (process.env.PHOTOSTACK_TEST_TARGET === "localstack") {
  const { poll } = expect;
  const patient: typeof poll = (look, options) =>
    poll(look, { ...options, timeout: SLOWER * (options?.timeout ?? 1000) });
  Object.assign(expect, { poll: patient });
}
