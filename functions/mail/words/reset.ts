import { linkSeconds } from "../../links/links.ts";
import { button, type Content, paragraph } from "../content.ts";
import { webLink } from "../web-links.ts";

export const resetWords = (token: string): Content => ({
  subject: "Choose a new password",
  opening: { text: "You can choose a new password now." },
  blocks: [
    paragraph(
      `The link works once, within ${linkSeconds.reset / 60} minutes. With the new password all your devices are signed out.`,
    ),
    button("Choose a new password", webLink("/reset-password", token)),
  ],
  note: "You get this because somebody asked for a new password for the account with this address. If it wasn't you, do nothing: your password stays as it is.",
});
