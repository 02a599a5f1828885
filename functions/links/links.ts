import { randomBytes } from "node:crypto";
import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { Problem } from "../runtime/problem.ts";
import { get, type Key, type Write } from "../runtime/table.ts";

/** What a link in a mail lets its holder do, and for how many seconds. */
export const linkSeconds = { verify: 24 * 3600, reset: 30 * 60, undo: 72 * 3600 } as const;
export type Purpose = keyof typeof linkSeconds;

/** A link that was sent; the table knows the hash of its token only. */
export interface Link extends Key {
  readonly purpose: Purpose;
  readonly user_id: string;
  readonly email: string;
  /** State of the account's credentials it was made for: it ends with that state. */
  readonly revision?: number;
  /** Which change of the address it takes back. */
  readonly change?: number;
  readonly expires_at: number;
}

export class InvalidLink extends Problem {
  constructor() {
    super("invalid_link", "This link is no longer valid: it was used before, is too old or was replaced.");
  }
}

const linkKey = (token: string): Key => ({ pk: `LINK#${sha256(token)}`, sk: "LINK" });

/**
 * A new link: the token for the mail (256 random bits), and what is to be written for it.
 * @param since when its time begins, seconds since 1970
 */
export function newLink(
  link: Omit<Link, keyof Key | "expires_at">,
  since = nowInSeconds(),
): { readonly token: string; readonly write: Write } {
  const token = randomBytes(32).toString("base64url");
  const expires_at = Math.floor(since) + linkSeconds[link.purpose];
  return { token, write: { Put: { Item: { ...linkKey(token), ...link, expires_at } } } };
}

/**
 * The link a token belongs to.
 * @throws InvalidLink when it is not for this purpose, used, or too old
 */
export async function openLink(token: string, purpose: Purpose): Promise<Link> {
  const link = await get<Link>(linkKey(token), { consistent: true });
  if (link?.purpose !== purpose || link.expires_at <= nowInSeconds()) throw new InvalidLink();
  return link;
}

/** Write that uses a link up; fails when somebody else was faster. */
export function redeem({ pk, sk }: Link): Write {
  return { Delete: { Key: { pk, sk }, ConditionExpression: "attribute_exists(pk)" } };
}
