import { to } from "../runtime/queue.ts";
import type { Reaction } from "../stream/change.ts";
import { LETTER, type StoredLetter } from "./letters.ts";
import { sendMail } from "./queues.ts";

/** A letter that was written is sent. */
export const letters: Reaction = ({ kind, key, after }) => {
  if (kind !== "insert" || !key.pk.startsWith(LETTER)) return [];
  const { id, letter } = after as unknown as StoredLetter;
  return [to(sendMail, { id, letter })];
};
