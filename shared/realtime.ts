import * as z from "zod";
import { defineRoute, Id } from "./contract.ts";
import { limits } from "./limits.ts";

/**
 * What an open connection is told. An event says that something has changed
 * and never what: whoever hears it asks the API, with their own rights.
 */
export const RealtimeEvent = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("notification") }),
    z.strictObject({ type: z.literal("feed") }),
    z.strictObject({ type: z.literal("upload"), upload_id: Id, status: z.enum(["ready", "rejected"]) }),
    z.strictObject({ type: z.literal("session_revoked") }),
    z.strictObject({ type: z.literal("pong") }),
  ])
  .meta({ id: "RealtimeEvent" });
export type RealtimeEvent = z.infer<typeof RealtimeEvent>;

/** What a client says to show that it is there; nothing else is understood. */
export const PING = '{"type":"ping"}';

export const createTicket = defineRoute({
  name: "create-ticket",
  feature: "realtime",
  method: "POST",
  path: "/realtime/ticket",
  summary: "A ticket for one WebSocket connection, to hear at once what changes",
  caller: "session",
  limit: limits.realtime,
  responses: {
    200: {
      description:
        'Where to connect from an allowed origin, with the ticket as `ticket` in the query; nulls where there is no WebSocket. Send `{"type":"ping"}` once a minute, and hear of `notification`, `feed`, `upload` (with `upload_id` and `status`) and `session_revoked`, each as the `type` of a JSON object',
      body: z
        .strictObject({
          ticket: z.string().nullable().meta({ description: "Good for one connection", example: "kq3Jx0…" }),
          url: z.string().nullable().meta({ example: "wss://photos.example/realtime" }),
          expires_in: z.int().nullable().meta({ description: "Seconds", example: 60 }),
        })
        .meta({ id: "RealtimeTicket" }),
    },
  },
  errors: [],
});
