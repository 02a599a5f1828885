import { changed, requireOpen, standingShown } from "../accounts/standing.ts";
import type { AuditEntry } from "../audit/audit.ts";
import { audited } from "../audit/audit.ts";
import { configAtSignIn } from "../backends/backends.ts";
import { AccountInactive } from "../runtime/problem.ts";
import { ConditionsFailed, transact, type Write } from "../runtime/table.ts";
import { me } from "../users/views.ts";
import type { SignInItems } from "./accounts.ts";
import { secondFactors } from "./credentials.ts";
import { type DeviceClaim, isTrusted, noteDevice } from "./devices.ts";
import { handOver } from "./hand-over.ts";
import { awaitSecondFactor } from "./pending-sign-in.ts";
import { sessionIn } from "./refresh-token.ts";
import { addSession, newSession, type SignInChoices } from "./sessions.ts";

/** Somebody who has proven who they are. */
export interface Arrival {
  readonly known: SignInItems;
  readonly choices: SignInChoices;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly device: DeviceClaim;
  readonly method: NonNullable<AuditEntry["method"]>;
  /** Writes of the proof: they fail when it is void by now. Used up with the sign-in, or not at all. */
  readonly proof: readonly Write[];
  /** What is thrown when the proof is void. */
  readonly refused: () => Error;
  /** Ask for no second factor on this device from now on. */
  readonly trust?: boolean;
  /** Other writes that belong to it. */
  readonly also?: readonly Write[];
}

/** Goes on after a password or a mailed code: to the second factor where the account has one, or in. */
export async function afterFirstFactor(arrival: Arrival) {
  const { known, choices, device, proof, refused } = arrival;
  requireOpen(known.access);
  const methods = secondFactors(known.credentials);
  if (methods.length === 0 || (device.proven && isTrusted(known.device, known.credentials))) return signIn(arrival);
  const { token, write } = awaitSecondFactor(known.user.id, known.credentials, choices);
  await carriedOut([...proof, ...(arrival.also ?? []), write], proof.length, refused);
  return { body: { mfa_required: true as const, mfa_token: token, methods }, cookies: [] };
}

/**
 * Opens a session, all or nothing with what its owner proved.
 * An account that waits to be erased stays.
 * @throws AccountInactive, AccountSuspended
 */
export async function signIn({
  known,
  choices,
  cookies,
  device,
  method,
  proof,
  refused,
  trust = false,
  also = [],
}: Arrival) {
  const { user, account, access, backend } = known;
  const isSaved = access.status === "deleting";
  const opened = isSaved ? changed(access, { status: "active", deletes_at: undefined }) : access;
  requireOpen(access);
  const open = newSession(user.id, choices);
  // A trusted browser opens a session without the second factor, and nothing that could take that factor away.
  const isProof = !isFirstFactor(method) || secondFactors(known.credentials).length === 0;
  const isTrusting = trust && device.token !== undefined;
  const writes = [
    ...proof,
    ...addSession(access, open.session, { replaced: sessionIn(cookies, user.id), isProof }),
    noteDevice(user.id, device.id, choices, isTrusting),
    audited(user.id, "signed_in", choices, { method, ...(known.device ? {} : { new_device: true }) }),
    ...(isTrusting ? [audited(user.id, "device_trusted", choices)] : []),
    ...(isSaved ? [...standingShown(access, opened), audited(user.id, "deletion_cancelled", choices)] : []),
    ...also,
  ];
  // Signed and opened first: what is used up once must not be lost because a key could not be reached.
  const [{ body: tokens, cookies: set }, backend_config, shown] = await Promise.all([
    handOver(open, device),
    backend ? configAtSignIn(user.id, backend) : null,
    me(user, account, opened),
  ]);
  await carriedOut(writes, proof.length, refused);
  const saved = isSaved ? { deletion_cancelled: true as const } : {};
  return { body: { ...tokens, user: shown, backend_config, ...saved }, cookies: set };
}

const isFirstFactor = (method: Arrival["method"]) => method === "password" || method === "code";

async function carriedOut(writes: readonly Write[], proofs: number, refused: () => Error): Promise<void> {
  await transact(writes).catch((error: unknown) => {
    if (!(error instanceof ConditionsFailed)) throw error;
    throw error.failed.some((index) => index < proofs) ? refused() : new AccountInactive();
  });
}
