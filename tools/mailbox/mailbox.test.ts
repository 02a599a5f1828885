import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { readMailbox } from "./mailbox.ts";
import { inWords } from "./words.ts";

let engine: Server | undefined;

afterEach(() => {
  engine?.closeAllConnections();
  engine?.close();
});

/** An engine that answers at these paths only. */
async function engineWith(answers: Readonly<Record<string, unknown>>): Promise<string> {
  const listener: RequestListener = (request, response) => {
    const answer = answers[request.url ?? ""];
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(answer ?? {}));
  };
  engine = createServer(listener);
  await new Promise<void>((resolve) => engine?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(engine.address() as AddressInfo).port}`;
}

const mail = (id: string, To: string, Timestamp: number) => ({
  MessageId: id,
  Source: "Photostack <hello@photostack.localhost>",
  To: [To],
  CC: [],
  BCC: [],
  Subject: "Your code to sign in",
  BodyText: "12345678 is your Photostack code.",
  BodyHtml: "<p>12345678</p>",
  Timestamp,
  Type: "SendRawEmail",
});

test("MiniStack's mails of all accounts, the newest first, and those to one address", async () => {
  const messages = {
    "000000000000": [mail("a", "ana@example.com", 1)],
    "111111111111": [mail("b", "ben@example.com", 2)],
  };
  const url = await engineWith({ "/_ministack/ses/messages": { messages } });
  expect((await readMailbox(url)).map(({ id }) => id)).toEqual(["b", "a"]);
  expect(await readMailbox(url, "Ana@example.com")).toMatchObject([
    { id: "a", to: ["ana@example.com"], date: "1970-01-01T00:00:01.000Z", html: "<p>12345678</p>" },
  ]);
});

test("LocalStack's mails, from the form in which they travelled", async () => {
  const RawData = [
    "From: Photostack <hello@photostack.localhost>",
    "To: ana@example.com",
    "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=",
    "Date: Tue, 24 Nov 2026 22:36:00 +0000",
    "Auto-Submitted: auto-generated",
    'Content-Type: multipart/alternative; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Hello",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "",
    "<p>Hello</p>",
    "--b--",
  ].join("\r\n");
  const messages = [{ Id: "a", Region: "us-east-1", Timestamp: "2026-11-24T22:36:01", RawData, Source: "x" }];
  const [found] = await readMailbox(await engineWith({ "/_aws/ses": { messages } }), "ana@example.com");
  const from = "Photostack <hello@photostack.localhost>";
  expect(found).toMatchObject({ id: "a", from, subject: "Grüße", date: "2026-11-24T22:36:00.000Z" });
  expect(found?.text.trim()).toBe("Hello");
  expect(found?.html.trim()).toBe("<p>Hello</p>");
  expect(found?.headers).toContainEqual(["Auto-Submitted", "auto-generated"]);
});

test("an engine that knows no mailbox has no mails", async () => {
  expect(await readMailbox(await engineWith({}))).toEqual([]);
});

test("a terminal obeys nothing that stands in a mail", () => {
  const mails = { id: "a", from: "", to: ["ana@example.com"], date: "2026-11-24T22:36:00.000Z", html: "", headers: [] };
  const words = inWords({ ...mails, subject: "a\u001b[2Jb", text: "one\r\ntwo\u009b31m" });
  expect(words).toContain("Subject  a[2Jb\n");
  expect(words).toContain("one\ntwo31m");
});
