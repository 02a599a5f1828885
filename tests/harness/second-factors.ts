import { createHmac } from "node:crypto";
import { beginTotp, confirmTotp } from "../../shared/mfa.ts";
import { addPasskey, beginPasskey } from "../../shared/passkeys.ts";
import { Authenticator } from "./authenticator.ts";
import { roomWithin } from "./clock.ts";
import { ask, type Member } from "./invoke.ts";
import { SLOWER } from "./stack.ts";

const STEP_MS = 30_000;
/** What is done with a code takes less. */
const USE_MS = 1000 * SLOWER;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * The code an authenticator app shows for an otpauth:// address, worked out
 * apart from the library that the functions use (RFC 6238, RFC 4226).
 * @param steps of 30 seconds from now
 */
export function appCode(uri: string, steps = 0): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + steps));
  const mac = createHmac("sha1", key).update(time).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** An authenticator app for somebody, in use, and the code of half a minute ago that it was confirmed with. */
export async function withTotp(person: Member): Promise<{ uri: string; used: string; recoveryCodes: string[] }> {
  const { body } = await ask(beginTotp, { as: person });
  // The code of the step before is taken in this step only.
  await roomWithin(STEP_MS, USE_MS);
  const used = appCode(body.uri, -1);
  const confirmed = await ask(confirmTotp, { as: person, body: { code: used } });
  if (confirmed.status !== 200) throw new Error(`No authenticator app: ${JSON.stringify(confirmed.body)}`);
  return { uri: body.uri, used, recoveryCodes: confirmed.body.recovery_codes };
}

/** A passkey for somebody. */
export async function withPasskey(person: Member): Promise<{ id: string; authenticator: Authenticator }> {
  const authenticator = new Authenticator();
  const { body: options } = await ask(beginPasskey, { as: person });
  const passkey = authenticator.register(options);
  const { status, body } = await ask(addPasskey, { as: person, body: { name: "Phone", passkey } });
  if (status !== 201) throw new Error(`No passkey: ${JSON.stringify(body)}`);
  return { id: body.id, authenticator };
}
