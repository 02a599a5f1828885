import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createTransport, type Transporter } from "nodemailer";
import type { Mime } from "./mime.ts";

const secrets = new SecretsManagerClient({});
const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000, dnsTimeout: 5000 };

let known: Promise<Transporter> | undefined;

/** Sends by the server whose `smtp(s)://` address is in a secret, read once per environment. */
export async function smtpSender(secret: string): Promise<(mime: Mime) => Promise<void>> {
  known ??= open(secret);
  const transporter = await known.catch(forget);
  return async ({ from, to, raw }) => {
    await transporter.sendMail({ envelope: { from, to }, raw }).catch(forget);
  };
}

/** The secret may have been replaced. */
function forget(error: unknown): never {
  known = undefined;
  throw error;
}

async function open(SecretId: string): Promise<Transporter> {
  const { SecretString = "" } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  const url = URL.parse(SecretString);
  // Without the value: it holds a password.
  if (!url || !/^smtps?:$/.test(url.protocol)) throw new Error(`The secret ${SecretId} is not an smtp(s):// address`);
  const secure = url.protocol === "smtps:";
  return createTransport({
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // A password, and a code, in the clear only to a server on this machine.
    requireTLS: !secure && !["localhost", "127.0.0.1"].includes(url.hostname),
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    ...timeouts,
  });
}
