import { createServer } from "node:net";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { deliver, member } from "../../tests/harness/invoke.ts";
import { mailsTo } from "../../tests/harness/mailbox.ts";
import { get } from "../runtime/table.ts";
import { handler } from "./send-mail.ts";

const secret = `photostack-smtp-${uuid()}`;
const received: { to: string[]; user: string; raw: Buffer }[] = [];
let refuse: ((finish: (error?: Error) => void, hangUp: () => void) => void) | undefined;
let server: SMTPServer;

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username = "", password }, _, done) =>
      password === "p@ss" ? done(null, { user: username }) : done(new Error("wrong password")),
    onData: (stream, session, done) => {
      void stream.toArray().then((chunks) => {
        if (refuse) return refuse(done, () => hangUp(session.remotePort));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, user: String(session.user), raw: Buffer.concat(chunks as Buffer[]) });
        done();
      });
    },
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const SecretString = `smtp://photostack:${encodeURIComponent("p@ss")}@127.0.0.1:${port}`;
  await new SecretsManagerClient().send(new CreateSecretCommand({ Name: secret, SecretString }));
  vi.stubEnv("SMTP_SECRET", secret);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise<void>((resolve) => server.close(resolve));
});

beforeEach(() => {
  refuse = undefined;
  received.length = 0;
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

function hangUp(port: number): void {
  const { connections } = server as unknown as {
    connections: Set<{ remotePort: number; _socket: { destroy(): void } }>;
  };
  for (const connection of connections) if (connection.remotePort === port) connection._socket.destroy();
}

async function resetLetter() {
  const ana = await member("ana");
  return { id: uuid(), letter: { kind: "reset", email: ana.email } } as const;
}
const claimOf = (id: string) => get({ pk: `MAIL#${id}`, sk: "MAIL" }, { consistent: true });

test("where a secret names a server, mails go there and not to SES", async () => {
  const message = await resetLetter();
  expect(await deliver(handler, [message])).toEqual([]);
  expect(await deliver(handler, [message])).toEqual([]);
  expect(received).toHaveLength(1);
  const [{ to, user, raw } = { to: [], user: "", raw: "" }] = received;
  expect({ to, user }).toEqual({ to: [message.letter.email], user: "photostack" });
  const mail = await PostalMime.parse(raw);
  expect(mail).toMatchObject({ subject: "Choose a new password", messageId: `<${message.id}@photostack.localhost>` });
  expect(mail.html && mail.text).toBeTruthy();
  expect(await mailsTo(message.letter.email)).toEqual([]);
});

test("a mail that the server refuses is tried again", async () => {
  const message = await resetLetter();
  refuse = (finish) => finish(Object.assign(new Error("busy"), { responseCode: 451 }));
  expect(await deliver(handler, [message])).toEqual([0]);
  expect(await claimOf(message.id)).toBeUndefined();
  refuse = undefined;
  expect(await deliver(handler, [message])).toEqual([]);
  expect(received).toHaveLength(1);
});

test("a mail that the server perhaps took is never sent again", async () => {
  const message = await resetLetter();
  refuse = (_, hangUp) => hangUp();
  expect(await deliver(handler, [message])).toEqual([0]);
  expect(await claimOf(message.id)).toBeDefined();
  refuse = undefined;
  expect(await deliver(handler, [message])).toEqual([0]);
  expect(received).toEqual([]);
});

test("a server that can't be reached has taken nothing", async () => {
  const message = await resetLetter();
  const nobody = `photostack-smtp-${uuid()}`;
  const SecretString = `smtp://127.0.0.1:${await freePort()}`;
  await new SecretsManagerClient().send(new CreateSecretCommand({ Name: nobody, SecretString }));
  vi.resetModules();
  vi.stubEnv("SMTP_SECRET", nobody);
  const { handler: fresh } = await import("./send-mail.ts");
  expect(await deliver(fresh, [message])).toEqual([0]);
  expect(await claimOf(message.id)).toBeUndefined();
  vi.stubEnv("SMTP_SECRET", secret);
});
