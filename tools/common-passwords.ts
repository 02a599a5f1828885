import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { positionsOf } from "../functions/passwords/common-passwords.ts";

/**
 * Makes the filter of common passwords from lists, one password a line. The
 * one that is committed was made from the 100,000 most frequent passwords of
 * Have I Been Pwned (as the NCSC publishes them), Django's 20,000 and the list
 * of zxcvbn.
 *
 *     node tools/common-passwords.ts LIST...
 */

/** For one false alarm in ten thousand. */
const BITS_PER_PASSWORD = 20;
const HASHES = 13;
const COMMENT = /^\*\*\* |^--$/;

const lists = process.argv.slice(2);
if (lists.length === 0) {
  console.error("Usage: node tools/common-passwords.ts LIST...");
  process.exit(1);
}
const passwords = new Set(
  lists
    .flatMap((file) => readFileSync(file, "utf8").split(/\r?\n/))
    .filter((line) => line !== "" && !COMMENT.test(line))
    .map((password) => password.normalize("NFKC").toLowerCase()),
);
const shape = { bits: Math.ceil((passwords.size * BITS_PER_PASSWORD) / 8) * 8, hashes: HASHES };
const filter = Buffer.alloc(shape.bits / 8);
for (const password of passwords) {
  for (const bit of positionsOf(password, shape)) filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
}
const target = join(import.meta.dirname, "../functions/passwords/common-passwords.json");
writeFileSync(target, `${JSON.stringify({ ...shape, filter: filter.toString("base64") })}\n`);
console.log(`${passwords.size} passwords in ${Math.round(filter.byteLength / 1024)} KB`);
