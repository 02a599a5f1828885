import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { nowInSeconds } from "../runtime/access.ts";
import { madeAt } from "../runtime/identifiers.ts";
import { get, type Key, remove, update } from "../runtime/table.ts";

/** That somebody sends, or has sent, what has this id. */
interface Claim extends Key {
  readonly claimed_at: number;
  readonly done_at?: number;
}

const DAY_SECONDS = 24 * 3600;
/** What waits longer, in queues and dead-letter queues, is too old to be told. */
const SENT_WITHIN_SECONDS = 14 * DAY_SECONDS;
/** Longer than that: a claim must not be forgotten while its message may still come. */
const KEPT_SECONDS = SENT_WITHIN_SECONDS + DAY_SECONDS;

const claimKey = (id: string): Key => ({ pk: `MAIL#${id}`, sk: "MAIL" });

/** Somebody else has begun to send this, and nobody knows whether it was sent. */
export class SendingUnfinished extends Error {
  override readonly name = "SendingUnfinished";
}

/**
 * Claims a message for sending. Answers whether it is to be sent: not when that was done, or is too late.
 * @throws SendingUnfinished when another delivery has claimed it: it may be sending, or have died in the middle of it
 */
export async function claim(id: string): Promise<boolean> {
  const now = Math.floor(nowInSeconds());
  if (now - madeAt(id) > SENT_WITHIN_SECONDS) return false;
  try {
    await update({
      Key: claimKey(id),
      UpdateExpression: "SET claimed_at = :now, expires_at = :expires",
      ConditionExpression: "attribute_not_exists(pk)",
      ExpressionAttributeValues: { ":now": now, ":expires": now + KEPT_SECONDS },
    });
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const held = await get<Claim>(claimKey(id), { consistent: true });
    if (held?.done_at) return false;
    throw new SendingUnfinished("The mail is being sent, or its sender died: it is not sent again", { cause: error });
  }
}

/** Gives a claim back: for certain nothing was sent. */
export async function release(id: string): Promise<void> {
  await remove(claimKey(id));
}

/** Notes that all is done that was to be done. */
export async function finish(id: string): Promise<void> {
  await update({
    Key: claimKey(id),
    UpdateExpression: "SET done_at = :now",
    ExpressionAttributeValues: { ":now": Math.floor(nowInSeconds()) },
  });
}
