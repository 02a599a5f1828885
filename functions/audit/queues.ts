import * as z from "zod";
import { defineQueue } from "../runtime/queue.ts";

/** An audit entry, as it was written. */
export const chainEntries = defineQueue(
  "audit/chain-entries",
  z.looseObject({ pk: z.string(), sk: z.string(), subject: z.string(), action: z.string(), address: z.string() }),
);
