import * as z from "zod";
import { Id } from "./contract.ts";
import { Media } from "./media.ts";

/** 3 to 30 of a-z, 0-9, dot and underscore; letters of either case, kept in lower case. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9._]{3,30}$/, "3 to 30 letters, digits, dots or underscores")
  .meta({ id: "Username", example: "ana.prado" });

/** A person as shown beside what they did. */
export const UserSummary = z
  .strictObject({
    id: Id,
    username: z.string(),
    display_name: z.string(),
    avatar: Media.nullable(),
  })
  .meta({ id: "UserSummary" });
export type UserSummary = z.infer<typeof UserSummary>;

/** Names that would be mistaken for a part of the API or of the web app. */
export const reservedUsernames: ReadonlySet<string> = new Set(
  "me admin api about contact docs explore feed help login new notifications photostack post posts privacy register saved search settings support tags".split(
    " ",
  ),
);
