import { call } from "../api/client.ts";
import { currentSession } from "../api/session.ts";

/** After all devices of an account were signed out: finds out whether this is one of them. It may be another account's. */
export async function checkSession(): Promise<void> {
  if (currentSession().state !== "in") return;
  // The session ends by the refusal; what else may go wrong says nothing about it.
  await call("GET /users/me").catch(() => undefined);
}
