import { type Call, createClient, type Endpoint } from "../../../shared/client.ts";
import type { ProblemCode } from "../../../shared/problems.ts";
import { withProof } from "../reauthentication/gate.ts";
import { API_BASE } from "./contract.ts";
import { csrfToken } from "./csrf.ts";
import { reach } from "./reachability.ts";
import { renewAccess } from "./refresh.ts";
import { accessIsStale, accessMark, currentSession, endSession } from "./session.ts";
import { newTraceId, traceparent } from "./trace.ts";

/**
 * What is asked as nobody, whoever is signed in: a 401 is about what was typed, not about the session, and
 * an answer is waited for even when the session begins or ends with it.
 */
const AS_NOBODY: readonly Endpoint[] = [
  "POST /auth/login",
  "POST /auth/register",
  "GET /auth/captcha",
  "POST /auth/mfa/passkey",
  "POST /auth/mfa/verify",
  "POST /auth/otp/request",
  "POST /auth/otp/verify",
  "POST /auth/passkeys/login/options",
  "POST /auth/passkeys/login",
  "POST /auth/password/forgot",
  "POST /auth/password/reset",
  "POST /auth/email/verify",
  "POST /auth/email/undo",
];

const asNobody = createClient(API_BASE, (input, init) => reach(input, withHeaders(init, newTraceId())));

const asWhoeverIsSignedIn = createClient(API_BASE, async (input, init) => {
  const isSuperseded = supersession();
  const traceId = newTraceId();
  const send = () => {
    // The cookies are the next person's by now, and what this one wanted must not be done in their name.
    if (isSuperseded()) throw new Error("Somebody else has signed in.");
    return reach(input, withHeaders(init, traceId));
  };
  // A public page would be answered as to a stranger, without a 401, once the access cookie is gone.
  if (csrfToken() && accessIsStale()) await renewAccess(accessMark());
  const mark = accessMark();
  const response = await send();
  if (!(await isAboutSession(response))) return response;
  if (!(await renewAccess(mark))) return response;
  const retried = await send();
  if (!isSuperseded() && (await isAboutSession(retried))) endSession("ended");
  return retried;
});

/** Calls a route of the API as whoever is signed in, renewing the access token where it has to be. */
export const call: Call = (endpoint, ...input) =>
  AS_NOBODY.includes(endpoint)
    ? asNobody(endpoint, ...input)
    : withinSession(() => withProof(() => asWhoeverIsSignedIn(endpoint, ...input)));

/** What a 401 says about a proof that was given within a session, which goes on all the same. */
const ABOUT_A_PROOF: readonly string[] = ["wrong_credentials", "wrong_code", "invalid_passkey"] satisfies ProblemCode[];

async function isAboutSession(response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  const problem = (await response
    .clone()
    .json()
    .catch(() => null)) as { readonly code?: string } | null;
  return !ABOUT_A_PROOF.includes(problem?.code ?? "");
}

/**
 * Lets an answer arrive in the session it was asked for in, or never: whoever waits for it would write one
 * person's things into the cache of the next. A refusal still arrives while nobody has signed in since.
 */
async function withinSession<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const { epoch } = currentSession();
  const isSuperseded = supersession();
  try {
    const answer = await ask();
    if (currentSession().epoch === epoch) return answer;
  } catch (error) {
    if (!isSuperseded()) throw error;
  }
  return new Promise(() => undefined);
}

/** Tells from now on whether another session has taken the place of this one. */
function supersession(): () => boolean {
  const { epoch } = currentSession();
  return () => currentSession().epoch !== epoch && currentSession().state === "in";
}

function withHeaders(init: RequestInit = {}, traceId: string): RequestInit {
  const token = csrfToken();
  const csrf = token && init.method !== "GET" ? { "x-csrf-token": token } : {};
  return { ...init, headers: { ...(init.headers as Record<string, string>), ...traceparent(traceId), ...csrf } };
}
