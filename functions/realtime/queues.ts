import * as z from "zod";
import { RealtimeEvent } from "../../shared/realtime.ts";
import { defineQueue } from "../runtime/queue.ts";

/** Something that people who are online are to hear of. */
export const push = defineQueue("realtime/push", z.object({ user_ids: z.array(z.string()), event: RealtimeEvent }));

/** Somebody, as the audit log knows them, some of whose sessions have ended; which of them, the account itself tells. */
export const revoke = defineQueue("realtime/revoke", z.object({ subject: z.string() }));
