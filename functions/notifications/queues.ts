import * as z from "zod";
import { notificationKinds } from "../../shared/notifications.ts";
import { defineQueue } from "../runtime/queue.ts";

/** Something that somebody may have to be told, or not be told any more; which of both, its cause itself tells. */
export const notify = defineQueue(
  "notifications/notify",
  z.object({
    recipient_id: z.string(),
    kind: z.enum(notificationKinds),
    /** What is told as one. */
    group: z.string(),
    actor_id: z.string(),
    /** The item that is there as long as it is to be told. */
    cause: z.object({ pk: z.string(), sk: z.string() }),
    post_id: z.string().optional(),
    post_author_id: z.string().optional(),
    comment_id: z.string().optional(),
    at: z.string(),
  }),
);
export type Notice = z.output<(typeof notify)["message"]>;
