import { CODE_SECONDS } from "../../codes/codes.ts";
import { type Content, paragraph } from "../content.ts";

export const codeWords = (code: string): Content => ({
  subject: "Your code to sign in",
  opening: { code, text: "is your Photostack code." },
  blocks: [paragraph(`Type it where you asked for it. It works once, within ${CODE_SECONDS / 60} minutes.`)],
  note: "If you didn't ask for a code, somebody has typed your address, perhaps by mistake. Nobody gets in without the code, so don't pass it on; there is nothing else to do.",
});
