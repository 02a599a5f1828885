import { createHash } from "node:crypto";
import list from "./common-passwords.json" with { type: "json" };

/** Set of passwords as a Bloom filter: knows all of its members, and takes one in ten thousand others for one. */
export interface PasswordFilter {
  readonly bits: number;
  readonly hashes: number;
  /** Base64. */
  readonly filter: string;
}

/**
 * Positions of a password in a filter.
 * @see https://www.eecs.harvard.edu/~michaelm/postscripts/rsa2008.pdf two hashes are as good as many
 */
export function positionsOf(password: string, { bits, hashes }: Omit<PasswordFilter, "filter">): number[] {
  const digest = createHash("sha256").update(password).digest();
  const [first, step] = [digest.readUIntBE(0, 6), digest.readUIntBE(6, 6)];
  return Array.from({ length: hashes }, (_, index) => (first + index * step) % bits);
}

let bytes: Buffer | undefined;

function isListed(password: string): boolean {
  bytes ??= Buffer.from(list.filter, "base64");
  const filter = bytes;
  return positionsOf(password, list).every((bit) => ((filter[bit >> 3] ?? 0) >> (bit & 7)) & 1);
}

/** What people put in place of letters. */
const swapped: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** A listed word of fewer letters may stand inside of a good password by chance. */
const SHORTEST_WORD = 4;

/**
 * Whether a password is one of those that leaked most often, or one of them
 * in other case, with digits and signs for letters or around it: all that is
 * among an attacker's first guesses.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  const word = withoutEnds(plain);
  // A sign at the beginning may be a letter as well: $ummer.
  const words = [word, unswapped(word), unswapped(withoutTail(plain))];
  return [plain, unswapped(plain), ...words.filter(({ length }) => length >= SHORTEST_WORD)].some(isListed);
}

/** Without the digits and signs that people put around a word. */
function withoutEnds(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}

function withoutTail(text: string): string {
  return text.replace(/[^\p{L}]+$/gu, "");
}

/** With letters again where people write digits and signs for them. */
function unswapped(text: string): string {
  return text.replace(/[013457@$]/g, (sign) => swapped[sign] ?? sign);
}
