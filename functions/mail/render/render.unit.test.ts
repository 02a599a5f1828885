import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Content } from "../content.ts";
import { noticeActions } from "../letters.ts";
import { mimeOf } from "../mime.ts";
import { alreadyRegisteredWords } from "../words/already-registered.ts";
import { codeWords } from "../words/code.ts";
import { emailChangedWords } from "../words/email-changed.ts";
import { noticeWords } from "../words/notice.ts";
import { resetWords } from "../words/reset.ts";
import { verifyWords } from "../words/verify.ts";
import { render } from "./render.ts";

const ORIGIN = "https://photos.example";
const TOKEN = "dG9rZW4tdG9rZW4";
const firefox = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0";
const happened = {
  kind: "notice",
  subject: "s",
  by: "owner",
  address: "203.0.113.7",
  user_agent: firefox,
} as const;
const at = "2026-11-24T22:36:00.000Z";

beforeAll(() => {
  vi.stubEnv("WEB_ORIGIN", ORIGIN);
  vi.stubEnv("MAIL_FROM", "Photostack <hello@photos.example>");
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const letters: readonly (readonly [name: string, words: () => Content, link: string])[] = [
  ["reset", () => resetWords(TOKEN), `${ORIGIN}/reset-password#${TOKEN}`],
  ["verify", () => verifyWords(TOKEN, "ana.prado"), `${ORIGIN}/verify-email#${TOKEN}`],
  ["email changed", () => emailChangedWords(TOKEN), `${ORIGIN}/undo-email-change#${TOKEN}`],
  ["already registered", alreadyRegisteredWords, `${ORIGIN}/sign-in`],
  ...noticeActions.map(
    (action) => [action, () => noticeWords({ ...happened, action, at }), `${ORIGIN}/settings/security`] as const,
  ),
];

describe.each(letters)("%s", (_, words, link) => {
  test("says the same in both parts, with the same link", () => {
    const content = words();
    const { html, text, subject } = render(content);
    expect(html).toContain(`<title>${subject}</title>`);
    expect(html).toContain(`href="${link}"`);
    expect(text).toContain(`\n${link}\n`);
    expect(text.startsWith(content.opening.text)).toBe(true);
    const plain = html.replaceAll("&#x27;", "'");
    for (const block of content.blocks) if (block.kind === "paragraph") expect(plain).toContain(block.text);
  });
});

test("a code is the first thing in both parts, in one piece, and not in the subject", () => {
  const { html, text, subject } = render(codeWords("20481632"));
  expect(text.startsWith("20481632 is your Photostack code.")).toBe(true);
  const words = html.slice(html.indexOf("<body")).replaceAll(/<[^>]*>/g, "");
  expect(words.startsWith("20481632 is your Photostack code.")).toBe(true);
  expect(html).toContain(">20481632</span>");
  expect(subject).not.toContain("20481632");
});

test("a notice tells device, address and time, and what to do", () => {
  const { text } = render(noticeWords({ ...happened, action: "signed_in", at }));
  expect(text).toContain("Device: Firefox on macOS");
  expect(text).toContain("IP address: 203.0.113.7");
  expect(text).toContain("Time: 24 November 2026 at 22:36 UTC");
  expect(text).toContain(`${ORIGIN}/forgot-password`);
});

test("markup in what strangers send is text", () => {
  const user_agent = 'Mozilla/5.0 <script>alert(1)</script> Firefox/1.0 "><img src=x>';
  const address = '<b onclick="x">&</b>';
  const { html } = render(noticeWords({ ...happened, user_agent, address, action: "signed_in", at }));
  expect(html).not.toMatch(/<script|<img|<b /);
  expect(html).toContain("&lt;b onclick=&quot;x&quot;&gt;&amp;&lt;/b&gt;");
});

test("travels as one mail to one address, with both parts and no auto-reply wanted", async () => {
  const id = "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6a7b";
  const to = "ana@example.com, ben@example.com";
  const { raw } = await mimeOf(id, { to, ...render(codeWords("20481632")) });
  const mail = await PostalMime.parse(raw);
  const headers = new Map(mail.headers.map(({ key, value }) => [key, value]));
  expect(mail.messageId).toBe(`<${id}@photos.example>`);
  expect(headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail.from).toMatchObject({ name: "Photostack", address: "hello@photos.example" });
  expect(mail.to).toHaveLength(1);
  expect(mail.text).toContain("20481632 is your Photostack code.");
  expect(mail.html).toContain("<title>Your code to sign in</title>");
});
