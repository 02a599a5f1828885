import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gateway, startGateway } from "../gateway.ts";

const evil = '<img src=x onerror="alert(1)">';
const mail = {
  MessageId: "one@engine",
  Source: "Photostack <hello@photostack.localhost>",
  To: ["ana@example.com"],
  Subject: `Hello ${evil}`,
  BodyText: `Text ${evil}`,
  BodyHtml: "<html><head><title>t</title></head><body><script>alert(1)</script></body></html>",
  Timestamp: 1,
};

let engine: Server;
let gateway: Gateway;

beforeAll(async () => {
  engine = createServer((_, response) => response.end(JSON.stringify({ messages: { "000000000000": [mail] } })));
  await new Promise<void>((resolve) => engine.listen(0, "127.0.0.1", resolve));
  const engineUrl = `http://127.0.0.1:${(engine.address() as AddressInfo).port}`;
  const options = { port: 0, engineUrl, apiId: "abc", edgeSecret: "s" };
  gateway = await startGateway({ ...options, site: () => {} });
});

afterAll(async () => {
  await gateway.close();
  engine.closeAllConnections();
  engine.close();
});

const open = (path: string, init: RequestInit = {}) => fetch(`${gateway.origin}${path}`, init);

test("lists the mails, and shows one, with everything in them as text", async () => {
  for (const path of ["/dev/mail", "/dev/mail/one%40engine"]) {
    const response = await open(path);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
});

test("a mail's own document can run nothing and load nothing", async () => {
  const response = await open("/dev/mail/one%40engine/html");
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(await response.text()).toContain('<base target="_blank">');
  expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
  expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
});

test("tells tests what there is, to whom they ask for", async () => {
  const messages = async (query: string) => (await open(`/dev/mail/messages${query}`)).json();
  expect(await messages("?to=ana@example.com")).toEqual([
    {
      id: "one@engine",
      to: ["ana@example.com"],
      subject: mail.Subject,
      date: "1970-01-01T00:00:01.000Z",
      text: mail.BodyText,
      html: mail.BodyHtml,
    },
  ]);
  expect(await messages("?to=ben@example.com")).toEqual([]);
});

test("is for this machine only, to be read, and knows what it doesn't have", async () => {
  expect((await open("/dev/mail", { method: "POST" })).status).toBe(405);
  expect((await open("/dev/mail/two")).status).toBe(404);
  const asAnother = await new Promise<number | undefined>((resolve) => {
    const headers = { host: "rebound.example" };
    request(`${gateway.origin}/dev/mail/messages`, { headers }, ({ statusCode }) => resolve(statusCode)).end();
  });
  expect(asAnother).toBe(403);
});
