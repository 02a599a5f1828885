import { createHmac, timingSafeEqual } from "node:crypto";
import { cursorSecret } from "./keys.ts";
import { InvalidCursor } from "./problem.ts";

const MAC_BYTES = 16;

/**
 * Opaque, authenticated cursors of one list: what a page ended with, and a MAC
 * over it and the list's name, so that a cursor opens no other list.
 * @param list the list and whose it is, such as `feed of <user id>`
 */
export function cursorsOf(list: string) {
  return {
    /** The cursor after `position`, or null after the last page. */
    async after(position: string | undefined): Promise<string | null> {
      if (position === undefined) return null;
      return `${Buffer.from(position).toString("base64url")}.${(await mac(list, position)).toString("base64url")}`;
    },

    /** @throws InvalidCursor when it was made for another list, or not by us */
    async position(cursor: string | undefined): Promise<string | undefined> {
      if (cursor === undefined) return undefined;
      const [encoded = "", given = ""] = cursor.split(".");
      const position = Buffer.from(encoded, "base64url").toString();
      const tag = Buffer.from(given, "base64url");
      if (tag.length !== MAC_BYTES || !timingSafeEqual(tag, await mac(list, position))) throw new InvalidCursor();
      return position;
    },
  };
}

async function mac(list: string, position: string): Promise<Buffer> {
  const secret = await cursorSecret();
  if (!secret) throw new InvalidCursor();
  return createHmac("sha256", secret).update(`${list}\n${position}`).digest().subarray(0, MAC_BYTES);
}
