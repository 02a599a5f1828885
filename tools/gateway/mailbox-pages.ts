import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReceivedMail } from "../mailbox/mailbox.ts";
import { root } from "../project.ts";
import { html, type Markup, verbatim } from "./html.ts";

const stylesheets = [join(root, "web/src/design/tokens.css"), join(import.meta.dirname, "mailbox.css")];
export const mailUrl = (id: string) => `/dev/mail/${encodeURIComponent(id)}`;

/** All mails, the newest first. */
export function listPage(mails: readonly ReceivedMail[], to = ""): Markup {
  const rows = mails.map(
    ({ id, to, subject, date }) => html`<li><a href="${mailUrl(id)}">
<span class="subject">${subject}</span>
<span class="to">${to.join(", ")}</span>
${time(date)}
</a></li>`,
  );
  const list =
    rows.length > 0 ? html`<ol>${rows}</ol>` : html`<p class="empty">No mail ${to ? html`to ${to} ` : html``}yet.</p>`;
  return page(
    "Mailbox",
    html`<header><h1>Mailbox</h1><a class="button" href="">Refresh</a></header>
<p>What Photostack has sent, kept on this machine: nothing here has left it.</p>
<form role="search"><label for="to">To</label><input id="to" name="to" type="email" value="${to}" autocomplete="off"><button>Filter</button></form>
${list}`,
  );
}

/** One mail, in all its parts. */
export function mailPage({ id, subject, text, headers }: ReceivedMail): Markup {
  const facts = headers.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
  return page(
    subject,
    html`<nav><a href="/dev/mail">All mails</a></nav>
<h1>${subject}</h1>
<iframe src="${mailUrl(id)}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" title="The mail"></iframe>
<h2>Plain text</h2>
<pre tabindex="0">${text}</pre>
<h2>Headers</h2>
<dl>${facts}</dl>`,
  );
}

/** There is no such mail. */
export function missingPage(): Markup {
  return page(
    "No such mail",
    html`<h1>No such mail</h1><p>The engine forgets its mails when it is started anew.</p>
<p><a href="/dev/mail">All mails</a></p>`,
  );
}

function page(title: string, body: Markup): Markup {
  const styles = verbatim(stylesheets.map((path) => readFileSync(path, "utf8")).join("\n"));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Photostack mailbox</title>
<style>${styles}</style>
</head>
<body><main>${body}</main></body>
</html>
`;
}

function time(date: string): Markup {
  return html`<time datetime="${date}">${date.slice(0, 19).replace("T", " ")} UTC</time>`;
}
