/**
 * Words that passwords on every breach list are built on. One of them in any
 * case, with digits for letters and signs around it, is among an attacker's
 * first thousand guesses.
 */
const words = new Set(
  "password passwort passw motdepasse contrasena senha welcome willkommen admin administrator letmein qwerty qwertyuiop qwertz azerty iloveyou monkey dragon football baseball sunshine princess master superman batman trustno abcdef abc abcd photostack instagram summer winter spring autumn secret changeme test user login hello".split(
    " ",
  ),
);

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

/** Whether a password is little more than a word that everybody uses. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  return [plain, withoutEnds(plain)].some((text) => words.has(text) || words.has(unswapped(text)));
}

/** Without the digits and signs that people put around a word. */
function withoutEnds(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}

/** With letters again where people write digits and signs for them. */
function unswapped(text: string): string {
  return text.replace(/[013457@$]/g, (sign) => swapped[sign] ?? sign);
}
