import type { ReceivedMail } from "./mailbox.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what a terminal would obey
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

/** A mail for a terminal, which obeys nothing that stands in it. */
export function inWords({ to, subject, date, text }: ReceivedMail): string {
  const head = `To       ${to.join(", ")}\nSubject  ${subject}\nSent     ${date.slice(0, 19).replace("T", " ")} UTC`;
  return `${"─".repeat(72)}\n${head}\n\n${text.trim()}\n`.replaceAll("\r\n", "\n").replaceAll(CONTROLS, "");
}
