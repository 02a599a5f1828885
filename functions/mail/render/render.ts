import type { Content } from "../content.ts";
import type { Mail } from "../mime.ts";
import { htmlOf } from "./letter.tsx";
import { textOf } from "./text.ts";

/** What a letter says, in both forms a mail has. */
export function render(content: Content): Omit<Mail, "to"> {
  return { subject: content.subject, html: htmlOf(content), text: textOf(content) };
}
