import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ApiProblem } from "../../shared/client.ts";
import { API_BASE } from "../../shared/routes.ts";
import { patientClient } from "../demo/patient-client.ts";
import { readJson } from "../json-file.ts";
import { keptDirectory } from "../project.ts";
import { Failure } from "../steps.ts";

/** Who calls a function, and on which Photostack. */
export interface Caller {
  readonly origin: string;
  readonly username: string;
  readonly password: () => Promise<string>;
  /** Told how many seconds a limit makes it wait. */
  readonly onWait: (seconds: number) => void;
}

interface KeptSession {
  readonly origin: string;
  readonly username: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly signedInAt: number;
}

/** Somewhat less than a sign-in counts as a fresh proof of who one is. */
const KEPT_MS = 9 * 60_000;

/**
 * A client with a session of the caller, and its Authorization header.
 * @param file where the session is kept for the next call
 */
export async function sessionOf(caller: Caller, file = join(keptDirectory, "invoke-session.json")) {
  const token = (await keptToken(caller, file)) ?? (await signIn(caller, file));
  const authorization = `Bearer ${token}`;
  return { authorization, call: clientOf(caller, { authorization }) };
}

const clientOf = ({ origin, onWait }: Caller, headers = {}) =>
  patientClient(`${origin}${API_BASE}`, { headers, onWait });

/** The last call's token, as long as it is good: who signs in for every call is soon made to wait. */
async function keptToken(caller: Caller, file: string): Promise<string | undefined> {
  const kept = readJson<KeptSession>(file);
  if (kept?.origin !== caller.origin || kept.username !== caller.username) return undefined;
  if (!(Date.now() - kept.signedInAt < KEPT_MS)) return undefined;
  try {
    await clientOf(caller, { authorization: `Bearer ${kept.token}` })("GET /users/me");
    return kept.token;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 401) return undefined;
    throw error;
  }
}

async function signIn(caller: Caller, file: string): Promise<string> {
  const { origin, username } = caller;
  const answer = await clientOf(caller)("POST /auth/login", { body: { username, password: await caller.password() } });
  if (!("access_token" in answer) || !answer.access_token)
    throw new Failure(`${username} signs in with a second factor: choose somebody else with --as.`);
  const session: KeptSession = { origin, username, token: answer.access_token, signedInAt: Date.now() };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(session), { mode: 0o600 });
  return session.token;
}
