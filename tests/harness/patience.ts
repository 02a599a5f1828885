import pLimit from "p-limit";
import { expect } from "vitest";
import { SLOWER } from "./stack.ts";

/** Each request that is under way has a process of its own: of more at once than this, some take too long. */
const AT_ONCE = 8;

if (SLOWER > 1) {
  const { poll } = expect;
  const patient: typeof poll = (look, options) =>
    poll(look, { ...options, timeout: SLOWER * (options?.timeout ?? 1000) });
  Object.assign(expect, { poll: patient });
  const inTurn = pLimit(AT_ONCE);
  const { fetch } = globalThis;
  globalThis.fetch = (...request) => inTurn(() => fetch(...request));
}
