import { createClient } from "../../../shared/client.ts";
import { API_BASE } from "./contract.ts";
import { csrfToken } from "./csrf.ts";
import { renewAccess } from "./refresh.ts";
import { accessIsStale, accessMark, endSession } from "./session.ts";
import { newTraceId, traceparent } from "./trace.ts";

/** Here a 401 is an answer about what was typed, not about the session. */
const SIGN_IN = [`${API_BASE}/auth/login`, `${API_BASE}/auth/register`];

/** Calls a route of the API as whoever is signed in, renewing the access token where it has to be. */
export const call = createClient(API_BASE, async (input, init) => {
  const url = String(input);
  const traceId = newTraceId();
  const send = () => fetch(url, withHeaders(init, traceId));
  if (SIGN_IN.includes(url)) return send();
  // A public page would be answered as to a stranger, without a 401, once the access cookie is gone.
  if (csrfToken() && accessIsStale()) await renewAccess(accessMark());
  const mark = accessMark();
  const response = await send();
  if (response.status !== 401) return response;
  if (!(await renewAccess(mark))) return response;
  const retried = await send();
  if (retried.status === 401) endSession("ended");
  return retried;
});

function withHeaders(init: RequestInit = {}, traceId: string): RequestInit {
  const token = csrfToken();
  const csrf = token && init.method !== "GET" ? { "x-csrf-token": token } : {};
  return { ...init, headers: { ...(init.headers as Record<string, string>), ...traceparent(traceId), ...csrf } };
}
