import { button, type Content, link, paragraph } from "../content.ts";
import { webLink } from "../web-links.ts";

/** To the owner of an address that somebody gave for another account; names neither. */
export const alreadyRegisteredWords = (): Content => ({
  subject: "You already have an account",
  opening: { text: "You already have an account here." },
  blocks: [
    paragraph(
      "Somebody has just given this address for a Photostack account, but one with it is there already. Sign in to that one; if you don't know the password any more, choose a new one.",
    ),
    button("Sign in", webLink("/sign-in")),
    link("Choose a new password", webLink("/forgot-password")),
  ],
  note: "If it wasn't you, do nothing: your account has not been changed.",
});
