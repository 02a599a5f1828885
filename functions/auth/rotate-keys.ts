import { asInvocation } from "../runtime/invocation.ts";
import { logged } from "../runtime/worker.ts";
import { type Rotation, rotateSigningKey } from "./signing-keys.ts";

/** Replaces the key that signs tokens; called by the schedule, and by `npm run admin -- rotate-keys [--at-once]`. */
export const handler = (event: { readonly at_once?: boolean } = {}): Promise<Rotation> =>
  asInvocation(undefined, () => logged("auth/rotate-keys", () => rotateSigningKey({ atOnce: event.at_once === true })));
