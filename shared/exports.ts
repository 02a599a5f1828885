import * as z from "zod";
import { defineRoute, Timestamp } from "./contract.ts";

/** The archive of everything about an account. */
export const Export = z
  .strictObject({
    status: z.enum(["none", "preparing", "ready", "failed"]).meta({
      description: "`none`: never asked for, or the archive is gone",
    }),
    requested_at: Timestamp.nullable(),
    size: z.int().min(0).nullable().meta({ description: "Bytes", example: 1048576 }),
    url: z.string().nullable().meta({ description: "Signed, as long as the archive is kept" }),
    expires_at: Timestamp.nullable().meta({ description: "The archive is kept for 24 hours" }),
    next_at: Timestamp.nullable().meta({ description: "When the next one may be asked for; null: now" }),
  })
  .meta({ id: "Export" });
export type Export = z.infer<typeof Export>;

export const requestExport = defineRoute({
  name: "request-export",
  feature: "exports",
  method: "POST",
  path: "/users/me/export",
  summary: "Have everything about you put into an archive, once a day",
  caller: "session",
  whileDeactivated: true,
  reauthentication: true,
  responses: { 202: { description: "It is being made; a mail tells when it is ready", body: Export } },
  errors: ["conflict"],
});

export const getExport = defineRoute({
  name: "get-export",
  feature: "exports",
  method: "GET",
  path: "/users/me/export",
  summary: "How far your archive is, and where to fetch it",
  caller: "session",
  whileDeactivated: true,
  reauthentication: true,
  responses: { 200: { description: "The archive", body: Export } },
  errors: [],
});
