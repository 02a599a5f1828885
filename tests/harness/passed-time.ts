import { DELETIONS, deletionKey } from "../../functions/accounts/standing.ts";
import { sessionKey } from "../../functions/auth/sessions.ts";
import { accessKey } from "../../functions/runtime/access.ts";
import { addressBlock } from "../../functions/runtime/client-address.ts";
import { type Item, page, remove, update, writeAll } from "../../functions/runtime/table.ts";
import { userKey } from "../../functions/users/users.ts";
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

/** As if somebody's suspension had ended a moment ago. */
export async function suspensionOver({ id }: Pick<Member, "id">): Promise<void> {
  const past = Math.floor(Date.now() / 1000) - 1;
  const set = (Key: { pk: string; sk: string }, field: string) =>
    update({ Key, UpdateExpression: `SET ${field} = :past`, ExpressionAttributeValues: { ":past": past } });
  await Promise.all([set(accessKey(id), "suspended_until"), set(userKey(id), "hidden_until")]);
}

/** As if the time of grace of somebody's deletion were over. */
export async function deletionDue({ id }: Pick<Member, "id">): Promise<{ due: number }> {
  const due = Math.floor(Date.now() / 1000) - 60;
  const { items } = await page<Item & { user_id: string }>(DELETIONS, { ConsistentRead: true });
  const deletion = items.find(({ user_id }) => user_id === id);
  if (!deletion) throw new Error("There is no deletion to come");
  await writeAll({ put: [{ ...deletion, ...deletionKey(due, id) }], remove: [deletion] });
  await update({
    Key: accessKey(id),
    UpdateExpression: "SET deletes_at = :due",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":due": due },
  }).catch(() => {});
  return { due };
}
