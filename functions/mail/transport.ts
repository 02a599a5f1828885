import { type Mail, mimeOf } from "./mime.ts";
import { sendBySes } from "./ses.ts";
import { smtpSender } from "./smtp.ts";

/** A mail that nobody has taken, for certain. */
export class NotSent extends Error {
  override readonly name = "NotSent";
}

/** The connection broke while a mail was handed over: nobody knows whether it was taken. */
export class PerhapsSent extends Error {
  override readonly name = "PerhapsSent";
}

/**
 * Hands a mail over to SES, or to an SMTP server where a secret names one.
 * @throws PerhapsSent when it can't be told whether it was taken; any other error means that it was not
 */
export async function deliver(id: string, mail: Mail): Promise<void> {
  const mime = await mimeOf(id, mail);
  const secret = process.env.SMTP_SECRET;
  const send = secret ? await smtpSender(secret) : sendBySes;
  await send(mime).catch((error: Refusal) => {
    // Neither the error nor what a server says in it is passed on: they name the address.
    throw wasRefused(error) ? new NotSent(inShort(error)) : new PerhapsSent(inShort(error));
  });
}

/** What the errors of SES and of nodemailer tell. */
interface Refusal extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
  /** Of an SMTP server. */
  readonly responseCode?: number;
  readonly command?: string;
  readonly code?: string;
  readonly timeoutType?: string;
  readonly syscall?: string;
}

/** Whether an error is an answer that says no, or comes from before there was anybody to answer. */
function wasRefused({ $metadata, responseCode = 0, code = "", timeoutType, syscall = "" }: Refusal): boolean {
  if ($metadata?.httpStatusCode || responseCode >= 400) return true;
  if (timeoutType) return timeoutType !== "SOCKET_TIMEOUT";
  return ["EAUTH", "EDNS", "EENVELOPE"].includes(code) || ["connect", "getaddrinfo"].includes(syscall);
}

function inShort({ name, code, command, responseCode, $metadata }: Refusal): string {
  return [name, code, command, responseCode ?? $metadata?.httpStatusCode].filter(Boolean).join(" ");
}
