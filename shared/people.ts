import * as z from "zod";
import { Id, pageOf } from "./contract.ts";
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
    username: z.string().meta({ example: "ana.prado" }),
    display_name: z.string().meta({ example: "Ana Prado" }),
    avatar: Media.nullable(),
  })
  .meta({ id: "UserSummary" });
export type UserSummary = z.infer<typeof UserSummary>;

/** A person in a list, and how the caller stands to them. */
export const Person = z
  .strictObject({
    ...UserSummary.shape,
    relationship: z
      .strictObject({ following: z.boolean(), requested: z.boolean() })
      .nullable()
      .meta({ description: "Towards the caller; null when nobody is signed in or it is the caller" }),
  })
  .meta({ id: "Person" });
export type Person = z.infer<typeof Person>;

export const PersonPage = pageOf(Person).meta({ id: "PersonPage" });
export const UserPage = pageOf(UserSummary).meta({ id: "UserPage" });

/** Path parameter of every route about somebody. */
export const UserParams = z.strictObject({ username: Username });

/** Names that would be mistaken for a part of the API or of the web app. */
export const reservedUsernames: ReadonlySet<string> = new Set(
  "me admin api about contact deleted docs explore feed help login new notifications photostack post posts privacy register requests saved search settings support tags".split(
    " ",
  ),
);
