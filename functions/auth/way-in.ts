import type { RouteContract } from "../../shared/contract.ts";
import { signInFailed } from "../attempts/sign-in-failures.ts";
import { addressBlock } from "../runtime/client-address.ts";
import { measure } from "../runtime/metrics.ts";
import { Problem } from "../runtime/problem.ts";
import type { RouteRequest } from "../runtime/request.ts";
import { type Reply, type RouteHandler, route } from "../runtime/route.ts";

/** What somebody tries to get in with. */
export type Method = "password" | "code" | "passkey" | "totp" | "recovery_code";

/**
 * Makes the function of a route that signs people in: counts how attempts
 * end, by what was tried. One that is refused, for whatever reason, counts for
 * the address it came from too.
 */
export function wayIn<Contract extends RouteContract, const Answer extends Reply<Contract>>(
  contract: Contract,
  method: Method | ((request: RouteRequest<Contract>) => Method),
  answer: (request: RouteRequest<Contract>) => Promise<Answer>,
): RouteHandler {
  return route(contract, async (request: RouteRequest<Contract>) => {
    const Method = typeof method === "function" ? method(request) : method;
    try {
      const answered = await answer(request);
      const isHalfway = "mfa_required" in ((answered.body ?? {}) as object);
      measure("SignIns", 1, { Outcome: isHalfway ? "second_factor" : "success", Method });
      return answered;
    } catch (error) {
      if (error instanceof Problem && error.status < 500) {
        measure("SignIns", 1, { Outcome: "failure", Method });
        await signInFailed(addressBlock(request.address));
      }
      throw error;
    }
  });
}
