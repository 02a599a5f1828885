import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";
import { Letter } from "./letters.ts";

/** A letter to send. However often a message with this id comes, it is sent once. */
export const MailMessage = z.object({
  /** UUIDv7 of the letter, or of what it tells of. */
  id: z.uuidv7(),
  letter: Letter,
});

export const sendMail = defineQueue("mail/send-mail", MailMessage);
