import { ApiProblem, createClient } from "../../../shared/client.ts";
import { API_BASE } from "./contract.ts";
import { csrfToken } from "./csrf.ts";
import { isProblem, sentenceOf } from "./problems.ts";
import { accessMark, endSession, noteAccess } from "./session.ts";
import { newTraceId, traceparent } from "./trace.ts";

/** Its own client: a refresh that is refused must not be refreshed. */
const call = createClient(API_BASE, (url, init) => fetch(url, init));

let underway: Promise<boolean> | undefined;

/**
 * Renews the access token, once for however many requests and tabs ask at the same time.
 * @param mark `accessMark()` from before the request that was refused
 * @returns false when the session is over
 */
export function renewAccess(mark: string | null): Promise<boolean> {
  underway ??= acrossTabs(() => (accessMark() === mark ? renew() : Promise.resolve(csrfToken() !== undefined))).finally(
    () => {
      underway = undefined;
    },
  );
  return underway;
}

async function renew(): Promise<boolean> {
  const token = csrfToken();
  if (token) {
    try {
      const headers = { "x-csrf-token": token, ...traceparent(newTraceId()) };
      const { expires_in } = await call("POST /auth/refresh", { headers });
      noteAccess(expires_in);
      return true;
    } catch (error) {
      // A server that is down or busy says nothing about the session.
      if (!(error instanceof ApiProblem) || ![401, 403].includes(error.problem.status)) throw error;
      const isShutOut = isProblem(error, "account_suspended") || isProblem(error, "account_inactive");
      endSession("ended", isShutOut ? sentenceOf(error) : undefined);
      return false;
    }
  }
  endSession("ended");
  return false;
}

function acrossTabs(task: () => Promise<boolean>): Promise<boolean> {
  return navigator.locks ? navigator.locks.request("photostack.refresh", task) : task();
}
