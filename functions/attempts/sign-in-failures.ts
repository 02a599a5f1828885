import { nowInSeconds } from "../runtime/access.ts";
import { measure } from "../runtime/metrics.ts";
import { update } from "../runtime/table.ts";
import { failuresKey, passwordsFrom, type Subject, WINDOW_SECONDS } from "./attempts.ts";

/** More than so many failures within so many seconds are an attack. */
const TOLERATED = 10;
const WITHIN_SECONDS = 300;
/** Times that are no longer of interest are cut off when there are so many. */
const MOST_TIMES = 60;

/** All sign-ins from one address block, whatever was tried and however it was refused. */
export const signInsFrom = (addressBlock: string) => ({ name: `sign-ins from ${addressBlock}`, patience: {} });

/**
 * Notes that a sign-in from an address has failed, and tells once when it
 * becomes an attack: from then on every password from there takes work.
 */
export async function signInFailed(addressBlock: string): Promise<void> {
  const now = Math.floor(nowInSeconds());
  const Key = failuresKey(signInsFrom(addressBlock));
  const { times } = await update<{ times: readonly number[] }>({
    Key,
    UpdateExpression: "SET times = list_append(:now, if_not_exists(times, :none)), expires_at = :end",
    ExpressionAttributeValues: { ":now": [now], ":none": [], ":end": now + WITHIN_SECONDS },
    ReturnValues: "ALL_NEW",
  });
  // One of several failures at the same instant makes it an attack, and that one tells.
  if (isAttack(times) && !isAttack(times.slice(1))) {
    measure("SignInAttacks", 1);
    await askForWork(passwordsFrom(addressBlock));
  }
  if (times.length < MOST_TIMES) return;
  const old = times.map((_, index) => `times[${index}]`).slice(TOLERATED + 1);
  await update({ Key, UpdateExpression: `REMOVE ${old.join(", ")}` });
}

/** Whatever was tried before: each further password from there takes work, as after wrong passwords. */
async function askForWork(subject: Subject): Promise<void> {
  const now = Math.floor(nowInSeconds());
  await update({
    Key: failuresKey(subject),
    UpdateExpression: "SET #last = :now, expires_at = :end ADD #count :enough",
    ExpressionAttributeNames: { "#count": "count", "#last": "last" },
    ExpressionAttributeValues: { ":now": now, ":end": now + WINDOW_SECONDS, ":enough": subject.patience.captchaAfter },
  });
}

/** @param times of failures, the newest first */
function isAttack(times: readonly number[]): boolean {
  const [newest = 0, eleventh] = [times[0], times[TOLERATED]];
  return eleventh !== undefined && newest - eleventh < WITHIN_SECONDS;
}
