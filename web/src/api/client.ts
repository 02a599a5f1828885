import { type Call, createClient, type Endpoint } from "../../../shared/client.ts";
import { API_BASE } from "./contract.ts";
import { csrfToken } from "./csrf.ts";
import { renewAccess } from "./refresh.ts";
import { accessIsStale, accessMark, currentSession, endSession } from "./session.ts";
import { newTraceId, traceparent } from "./trace.ts";

/** Here a 401 is an answer about what was typed, not about the session, and the answer is what begins one. */
const SIGN_IN: readonly Endpoint[] = ["POST /auth/login", "POST /auth/register"];

const signIn = createClient(API_BASE, (input, init) => fetch(input, withHeaders(init, newTraceId())));

const asWhoeverIsSignedIn = createClient(API_BASE, async (input, init) => {
  const isSuperseded = supersession();
  const traceId = newTraceId();
  const send = () => {
    // The cookies are the next person's by now, and what this one wanted must not be done in their name.
    if (isSuperseded()) throw new Error("Somebody else has signed in.");
    return fetch(input, withHeaders(init, traceId));
  };
  // A public page would be answered as to a stranger, without a 401, once the access cookie is gone.
  if (csrfToken() && accessIsStale()) await renewAccess(accessMark());
  const mark = accessMark();
  const response = await send();
  if (response.status !== 401) return response;
  if (!(await renewAccess(mark))) return response;
  const retried = await send();
  if (retried.status === 401 && !isSuperseded()) endSession("ended");
  return retried;
});

/** Calls a route of the API as whoever is signed in, renewing the access token where it has to be. */
export const call: Call = (endpoint, ...input) =>
  SIGN_IN.includes(endpoint)
    ? signIn(endpoint, ...input)
    : withinSession(() => asWhoeverIsSignedIn(endpoint, ...input));

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
