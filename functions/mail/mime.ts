import MailComposer from "nodemailer/lib/mail-composer";
import { setting } from "../runtime/environment.ts";

/** A mail as its reader sees it. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** A mail as it travels. */
export interface Mime {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/** Puts a mail into the form in which it travels, whoever carries it. */
export async function mimeOf(id: string, { to, subject, html, text }: Mail): Promise<Mime> {
  const from = setting("MAIL_FROM");
  const node = new MailComposer({
    from,
    // As an object it is one address, whatever characters it has.
    to: { name: "", address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${domainOf(from)}>`,
    date: new Date(),
    headers: { "Auto-Submitted": "auto-generated" },
    textEncoding: "quoted-printable",
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return { from, to, raw: await node.build() };
}

const domainOf = (from: string) => from.slice(from.lastIndexOf("@") + 1).replace(/>\s*$/, "");
