import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { secretFor } from "./keys.ts";
import { InvalidCursor } from "./problem.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Opaque, authenticated cursors of one list: what a page ended with, sealed
 * for that list. It opens no other list, and nobody reads in it whom the page
 * has left out.
 * @param list the list and whose it is, such as `feed of <user id>`
 */
export function cursorsOf(list: string) {
  return {
    /** The cursor after `position`, or null after the last page. */
    async after(position: string | undefined): Promise<string | null> {
      if (position === undefined) return null;
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", await secretFor("cursor"), nonce).setAAD(Buffer.from(list));
      const sealed = Buffer.concat([cipher.update(position), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
    },

    /** @throws InvalidCursor when it was made for another list, or not by us */
    async position(cursor: string | undefined): Promise<string | undefined> {
      if (cursor === undefined) return undefined;
      const bytes = Buffer.from(cursor, "base64url");
      const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)];
      if (tag.length !== TAG_BYTES) throw new InvalidCursor();
      const decipher = createDecipheriv("aes-256-gcm", await secretFor("cursor"), nonce)
        .setAAD(Buffer.from(list))
        .setAuthTag(tag);
      try {
        return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
      } catch {
        throw new InvalidCursor();
      }
    },
  };
}
