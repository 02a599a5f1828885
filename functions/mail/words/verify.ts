import { linkSeconds } from "../../links/links.ts";
import { button, type Content, paragraph } from "../content.ts";
import { webLink } from "../web-links.ts";

export const verifyWords = (token: string, username: string): Content => ({
  subject: "Confirm your email address",
  opening: { text: "Is this your address?" },
  blocks: [
    paragraph(
      `The Photostack account @${username} has given it. If that is yours, confirm it, so that you can sign in with it and get back into your account. The link works for ${linkSeconds.verify / 3600} hours.`,
    ),
    button("Confirm this address", webLink("/verify-email", token)),
  ],
  note: "You get this because that account has given this address. If it isn't yours, do nothing: the address is not confirmed without you.",
});
