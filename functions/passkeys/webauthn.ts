import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { parse, stringify } from "uuid";
import type { z } from "zod";
import type { PasskeyAssertion, PasskeyRegistration } from "../../shared/credentials.ts";
import { type Credentials, type StoredPasskey, spendFactor } from "../auth/credentials.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { setting } from "../runtime/environment.ts";
import { Problem } from "../runtime/problem.ts";
import type { Write } from "../runtime/table.ts";
import type { User } from "../users/users.ts";
import { isChallenge, newChallenge, spendChallenge } from "./challenges.ts";

type Assertion = z.infer<typeof PasskeyAssertion>;
type Registration = z.infer<typeof PasskeyRegistration>;

export class InvalidPasskey extends Problem {
  constructor(cause?: unknown) {
    super("invalid_passkey", "This passkey was not accepted. Please try again.", { cause });
  }
}

/** EdDSA and ES256 (COSE); RSA keys of 2048 bits would be weaker than 128 bits. */
const ALGORITHMS = [-8, -7];

const origins = () => setting("ALLOWED_ORIGINS").split(",");
/** What passkeys belong to: the host of the web app (https://www.w3.org/TR/webauthn-3/#relying-party-identifier). */
const rpID = () => new URL(origins()[0] ?? "").hostname;

const allowed = (passkeys: readonly StoredPasskey[]) =>
  passkeys.map(({ credential_id, transports }) => ({ id: credential_id, transports: [...transports] }));

/** What a browser is to be asked to make a passkey for somebody. */
export async function offerPasskey({ id, username, display_name }: User, passkeys: readonly StoredPasskey[]) {
  const options = await generateRegistrationOptions({
    rpName: "Photostack",
    rpID: rpID(),
    userID: Uint8Array.from(parse(id)),
    userName: username,
    userDisplayName: display_name,
    challenge: await newChallenge(`register ${id}`),
    excludeCredentials: allowed(passkeys),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { ...options };
}

/** A passkey that a browser made when it was asked. @throws InvalidPasskey */
export async function acceptPasskey(
  userId: string,
  name: string,
  registration: Registration,
): Promise<{ readonly passkey: StoredPasskey; readonly write: Write }> {
  let challenge = "";
  const { registrationInfo } = await verifyRegistrationResponse({
    response: registration as Parameters<typeof verifyRegistrationResponse>[0]["response"],
    expectedChallenge: (answered) => {
      challenge = answered;
      return isChallenge(answered, `register ${userId}`);
    },
    expectedOrigin: origins(),
    expectedRPID: rpID(),
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((cause: unknown) => {
    throw new InvalidPasskey(cause);
  });
  if (!registrationInfo) throw new InvalidPasskey();
  const { credential, credentialBackedUp } = registrationInfo;
  return {
    passkey: {
      credential_id: credential.id,
      public_key: credential.publicKey,
      counter: credential.counter,
      transports: credential.transports ?? [],
      name,
      synced: credentialBackedUp,
      created: Math.floor(nowInSeconds()),
    },
    write: spendChallenge(challenge),
  };
}

/**
 * What a browser is to be asked to use a passkey.
 * @param purpose what its signature is for
 * @param passkeys those that may be used; any that the browser has for us when left out
 */
export async function requestPasskey(purpose: string, passkeys?: readonly StoredPasskey[]) {
  const options = await generateAuthenticationOptions({
    rpID: rpID(),
    challenge: await newChallenge(purpose),
    userVerification: "required",
    ...(passkeys ? { allowCredentials: allowed(passkeys) } : {}),
  });
  return { ...options };
}

/** Whose passkey it says it is: the user handle is the account's id. @throws InvalidPasskey */
export function claimedOwner({ response: { userHandle } }: Assertion): string {
  try {
    return stringify(Buffer.from(userHandle ?? "", "base64url"));
  } catch (cause) {
    throw new InvalidPasskey(cause);
  }
}

/**
 * Writes that prove a passkey of an account and use the signature up.
 * @param purpose what the signature was asked for
 * @throws InvalidPasskey when it is not the account's, or its counter says that it was copied
 */
export async function provePasskey(credentials: Credentials, assertion: Assertion, purpose: string): Promise<Write[]> {
  const [id, stored] =
    Object.entries(credentials.passkeys ?? {}).find(([, passkey]) => passkey.credential_id === assertion.id) ?? [];
  if (!id || !stored) throw new InvalidPasskey();
  let challenge = "";
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: assertion as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
    expectedChallenge: (answered) => {
      challenge = answered;
      return isChallenge(answered, purpose);
    },
    expectedOrigin: origins(),
    expectedRPID: rpID(),
    credential: {
      id: stored.credential_id,
      publicKey: Uint8Array.from(stored.public_key),
      counter: stored.counter,
    },
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw new InvalidPasskey(cause);
  });
  if (!verified) throw new InvalidPasskey();
  const used = spendFactor(credentials, {
    update: "SET passkeys.#id.#counter = :counter, passkeys.#id.used = :now",
    only: "passkeys.#id.#counter = :before",
    names: { "#id": id, "#counter": "counter" },
    values: {
      ":counter": authenticationInfo.newCounter,
      ":before": stored.counter,
      ":now": Math.floor(nowInSeconds()),
    },
  });
  return [used, spendChallenge(challenge)];
}
