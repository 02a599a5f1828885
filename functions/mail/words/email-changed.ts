import { linkSeconds } from "../../links/links.ts";
import { button, type Content, paragraph } from "../content.ts";
import { webLink } from "../web-links.ts";

export const emailChangedWords = (token: string): Content => ({
  subject: "Your email address was changed",
  opening: { text: "Your account has a new email address." },
  blocks: [
    paragraph("Photostack no longer writes to this address. If you changed it yourself, there is nothing to do."),
    paragraph(
      `If you didn't, take the change back within ${linkSeconds.undo / 3600} hours: this address is yours again, and all devices are signed out.`,
    ),
    button("Take the change back", webLink("/undo-email-change", token)),
  ],
  note: "You get this because your Photostack account had this address until now.",
});
