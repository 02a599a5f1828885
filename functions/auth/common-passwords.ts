/**
 * Words that passwords on every breach list are built on. All of a new
 * password's letters being one of them, in any case and however letters are
 * swapped for digits, makes it a guess within an attacker's first thousand.
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
  "!": "i",
};

/** Whether a password is little more than a word that everybody uses. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  const unswapped = plain.replace(/[0134578@$!]/g, (sign) => swapped[sign] ?? sign);
  return [plain, unswapped].some((text) => words.has(text.replace(/[^\p{L}]/gu, "")) || words.has(trimmed(text)));
}

/** Without the digits and signs that people put around a word. */
function trimmed(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}
