import type { IncomingMessage, ServerResponse } from "node:http";
import { type ReceivedMail, readMailbox } from "../mailbox/mailbox.ts";
import { listPage, mailPage, missingPage } from "./mailbox-pages.ts";

const common = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};
const restrictions = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const pagePolicy = `default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; ${restrictions}`;
/** A mail is a stranger's document: it may have colours, and nothing else of ours. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** The mails that the engine has taken, at `/dev/mail`: for people, and as JSON for tests. There is no such page on AWS. */
export function createMailbox({ engineUrl }: { readonly engineUrl: string }) {
  async function handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    // A foreign name that leads to this machine must not read codes with a visitor's browser.
    if (!isThisMachine(request.headers.host)) return answer(response, 403, "text/plain", "Not from here\n");
    if (request.method !== "GET") return answer(response, 405, "text/plain", "Method not allowed\n");
    const to = url.searchParams.get("to") || undefined;
    const [, , , id = "", part] = url.pathname.split("/");
    const mails = await readMailbox(engineUrl, id && id !== "messages" ? undefined : to).catch(() => undefined);
    if (!mails) return answer(response, 503, "text/plain", "The engine does not answer\n");
    if (!id) return answer(response, 200, "text/html", `${listPage(mails, to)}`, pagePolicy);
    if (id === "messages") return answer(response, 200, "application/json", JSON.stringify(mails.map(forTests)));
    const mail = mails.find((candidate) => encodeURIComponent(candidate.id) === id);
    if (!mail) return answer(response, 404, "text/html", `${missingPage()}`, pagePolicy);
    if (part === "html") return answer(response, 200, "text/html", inNewWindows(mail.html), mailPolicy);
    return answer(response, 200, "text/html", `${mailPage(mail)}`, pagePolicy);
  }

  return { handle };
}

export const isMailbox = (path: string) => /^\/dev\/mail(\/|$)/.test(path);

const isThisMachine = (host = "") => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);

const forTests = ({ id, to, subject, date, text, html }: ReceivedMail) => ({ id, to, subject, date, text, html });

/** The app does not let itself be shown in a frame. */
const inNewWindows = (html: string) => html.replace("<head>", '<head><base target="_blank">');

function answer(response: ServerResponse, status: number, type: string, body: string, policy = "default-src 'none'") {
  response.writeHead(status, {
    ...common,
    "content-type": `${type}; charset=utf-8`,
    "content-security-policy": policy,
  });
  response.end(body);
}
