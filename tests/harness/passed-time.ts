import { sessionKey } from "../../functions/auth/sessions.ts";
import { accessKey } from "../../functions/runtime/access.ts";
import { addressBlock } from "../../functions/runtime/client-address.ts";
import { remove, update } from "../../functions/runtime/table.ts";
import type { Member } from "./invoke.ts";

/** As if somebody had proven who they are so many seconds earlier. */
export async function provedLongAgo({ id, sessionId }: Pick<Member, "id" | "sessionId">, seconds = 601): Promise<void> {
  await update({
    Key: accessKey(id),
    UpdateExpression: "SET sessions.#session.proved = sessions.#session.proved - :seconds",
    ExpressionAttributeNames: { "#session": sessionId },
    ExpressionAttributeValues: { ":seconds": seconds },
  });
}

/** As if a session's refresh token had been exchanged so many seconds earlier. */
export async function rotatedEarlier({ id, sessionId }: Member, seconds: number): Promise<void> {
  await update({
    Key: sessionKey(id, sessionId),
    UpdateExpression: "SET rotated = rotated - :seconds",
    ExpressionAttributeValues: { ":seconds": seconds },
  });
}

/** As if this machine had asked for nothing for a while: all browsers on it have one address, and share its limits. */
export async function quietHere(): Promise<void> {
  const blocks = ["127.0.0.1", "::1"].map(addressBlock);
  await Promise.all(blocks.map((block) => remove({ pk: `RATE#${block}`, sk: "RATE" })));
}
