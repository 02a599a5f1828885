import { setTimeout as delay } from "node:timers/promises";
import { type ReceivedMail, readMailbox } from "../../tools/mailbox/mailbox.ts";
import { SLOWER, stack } from "./stack.ts";

const PATIENCE_MS = 15_000 * SLOWER;

/** The mails that an address was sent so far, the newest first. */
export async function mailsTo(address: string): Promise<ReceivedMail[]> {
  return readMailbox(stack.engine, address);
}

interface Wanted {
  /** Its whole subject. */
  readonly subject?: string;
  /** Mails that were there before, and are not meant. */
  readonly after?: readonly ReceivedMail[];
}

/** The newest mail to an address, waiting for it. @throws when none comes */
export async function nextMail(address: string, { subject, after = [] }: Wanted = {}): Promise<ReceivedMail> {
  const known = new Set(after.map(({ id }) => id));
  for (const deadline = Date.now() + PATIENCE_MS; ; await delay(100)) {
    const mails = await mailsTo(address);
    const mail = mails.find((candidate) => !known.has(candidate.id) && (!subject || candidate.subject === subject));
    if (mail) return mail;
    if (Date.now() > deadline) {
      const came = mails.map((other) => `“${other.subject}”`).join(", ") || "nothing";
      throw new Error(`No mail ${subject ? `“${subject}” ` : ""}came to ${address}, but ${came}`);
    }
  }
}

/** The code a mail tells. */
export function codeIn({ text }: ReceivedMail): string {
  const code = /^(\d{8}) is your Photostack code\./.exec(text)?.[1];
  if (!code) throw new Error(`There is no code in: ${text}`);
  return code;
}

/** The token of the link in a mail. */
export function tokenIn({ text }: ReceivedMail): string {
  const token = /^https?:\/\/\S+#([\w-]+)$/m.exec(text.replaceAll("\r", ""))?.[1];
  if (!token) throw new Error(`There is no link with a token in: ${text}`);
  return token;
}
