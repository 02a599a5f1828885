import { randomBytes } from "node:crypto";
import type { Origin } from "../audit/audit.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { addressBlock } from "../runtime/client-address.ts";
import { DEVICE_COOKIE, setCookie } from "../runtime/cookies.ts";
import { type Key, pages, type Write } from "../runtime/table.ts";
import type { Credentials } from "./credentials.ts";

/** A device somebody has signed in on. Times in seconds since 1970. */
export interface Device extends Key {
  readonly user_agent: string;
  readonly address: string;
  readonly seen: number;
  /** When its owner chose that no second factor is asked for on it, and until when. */
  readonly trusted?: number;
  readonly trusted_until?: number;
  readonly expires_at: number;
}

/** What a request tells of the device it comes from. */
export interface DeviceClaim {
  /** Sort key of its item, under every account that was used on it. */
  readonly id: string;
  /** Proven by a cookie, not just alike. */
  readonly proven: boolean;
  /** The cookie's value, when it has or is to be given one. */
  readonly token?: string;
}

/** Browsers keep no cookie longer. */
const KNOWN_SECONDS = 400 * 24 * 3600;
const TRUSTED_SECONDS = 30 * 24 * 3600;

export const deviceKey = (userId: string, id: string): Key => ({ pk: `DEVICE#${userId}`, sk: id });

/**
 * The device of a request: by its cookie; a new one for a browser without;
 * for programs, which keep no cookies, what they call themselves and where
 * they are.
 */
export function claimedDevice(
  cookies: Readonly<Record<string, string | undefined>>,
  transport: "bearer" | "cookie",
  { userAgent, address }: Origin,
): DeviceClaim {
  if (transport === "bearer") return { id: sha256(`${userAgent}\n${addressBlock(address)}`), proven: false };
  const known = cookies[DEVICE_COOKIE];
  const token = known && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString("base64url");
  return { id: sha256(token), proven: token === known, token };
}

/** Id of the device whose cookie a request carries. */
export function deviceIdIn(cookies: Readonly<Record<string, string | undefined>>): string | undefined {
  const token = cookies[DEVICE_COOKIE];
  return token ? sha256(token) : undefined;
}

/** Set-Cookie value by which a browser is recognised at the next sign-in. */
export const deviceCookie = (token: string) => setCookie(DEVICE_COOKIE, token, { maxAge: KNOWN_SECONDS });

/** Write that notes a sign-in on a device, and whether it is trusted from now on. */
export function noteDevice(userId: string, id: string, { userAgent, address }: Origin, trust: boolean): Write {
  const now = Math.floor(nowInSeconds());
  return {
    Update: {
      Key: deviceKey(userId, id),
      UpdateExpression: `SET user_agent = :agent, address = :address, seen = :now, expires_at = :end${trust ? ", trusted = :trusted, trusted_until = :until" : ""}`,
      ExpressionAttributeValues: {
        ":agent": userAgent,
        ":address": address,
        ":now": now,
        ":end": now + KNOWN_SECONDS,
        ...(trust ? { ":trusted": nowInSeconds(), ":until": now + TRUSTED_SECONDS } : {}),
      },
    },
  };
}

/** Whether no second factor is asked for on a device: its owner said so, and has not changed how they sign in since. */
export function isTrusted(device: Device | undefined, { trust_from = 0 }: Credentials): boolean {
  return (device?.trusted_until ?? 0) > nowInSeconds() && (device?.trusted ?? 0) >= trust_from;
}

/** Devices of an account on which no second factor is asked for, the last used first. */
export async function trustedDevices(userId: string, credentials: Credentials): Promise<Device[]> {
  const trusted: Device[] = [];
  for await (const devices of pages<Device>(deviceKey(userId, "").pk, { ConsistentRead: true })) {
    trusted.push(...devices.filter((device) => isTrusted(device, credentials)));
  }
  return trusted.sort((a, b) => b.seen - a.seen);
}

/** Write that ends the trust in a device; fails when there is none. */
export function forgetTrust(userId: string, id: string): Write {
  return {
    Update: {
      Key: deviceKey(userId, id),
      UpdateExpression: "REMOVE trusted, trusted_until",
      ConditionExpression: "attribute_exists(trusted_until)",
    },
  };
}
