import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { nowInSeconds } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { Problem } from "../runtime/problem.ts";
import { get, type Key, update, type Write } from "../runtime/table.ts";

/** How many failures in a row have which consequence; they are forgotten when none was added for a quarter of an hour. */
interface Patience {
  /** After so many a challenge of work has to be solved for each further one. */
  readonly captchaAfter?: number;
  /** After so many each further one has to wait, longer every time. */
  readonly delayAfter?: number;
  /** After so many nothing is tried any more for a quarter of an hour. */
  readonly lockAfter?: number;
}

/** What is guessed at, or from where. */
export interface Subject {
  readonly name: string;
  readonly patience: Patience;
}

/** Somebody's password, by the name that was typed: what is typed decides, not whether there is such an account. */
export const passwordOf = (name: string): Subject => ({
  name: `password of ${name}`,
  patience: { captchaAfter: 5, delayAfter: 5, lockAfter: 20 },
});
/**
 * Somebody's password, typed on a device they have signed in on before: strangers elsewhere don't lock it. Of several
 * people on one device each has a count, or signing in to one's own account would forgive guesses at another's.
 */
export const passwordOn = (deviceId: string, userId = "nobody"): Subject => ({
  name: `password of ${userId} on ${deviceId}`,
  patience: { captchaAfter: 5, delayAfter: 5, lockAfter: 20 },
});
/** All passwords, from one address block. */
export const passwordsFrom = (addressBlock: string): Subject => ({
  name: `passwords from ${addressBlock}`,
  patience: { captchaAfter: 5 },
});
/** The codes that were sent to a mailbox, however many. */
export const codesOf = (email: string): Subject => ({ name: `codes of ${email}`, patience: { lockAfter: 5 } });
/** The codes that were sent to a mailbox, typed on a device its owner has signed in on before. */
export const codesOn = (deviceId: string, userId = "nobody"): Subject => ({
  name: `codes of ${userId} on ${deviceId}`,
  patience: { lockAfter: 5 },
});
/** What somebody proves again, or in addition: a second factor, or the password of an open session. */
export const proofsOf = (userId: string): Subject => ({
  name: `proofs of ${userId}`,
  patience: { delayAfter: 5, lockAfter: 10 },
});

/** Failures are forgotten when none was added for so long. */
export const WINDOW_SECONDS = 900;
const LONGEST_DELAY_SECONDS = 60;
const CONFLICTS = 5;

/** Attempts since the last success. Times in seconds since 1970. */
export interface Failures extends Key {
  readonly count: number;
  readonly last: number;
  readonly expires_at: number;
}

export const failuresKey = ({ name }: Subject): Key => ({ pk: `FAILURES#${sha256(name)}`, sk: "FAILURES" });

export class LockedOut extends Problem {
  constructor(seconds: number) {
    const minutes = Math.max(1, Math.ceil(seconds / 60));
    super(
      "locked_out",
      `Too many attempts. Please try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}, or use another way to sign in.`,
      { headers: { "Retry-After": String(Math.ceil(seconds)) } },
    );
  }
}

export class TooSoon extends Problem {
  constructor(seconds: number) {
    const wait = Math.max(1, Math.ceil(seconds));
    super("rate_limited", `Too many attempts. Please try again in ${wait} seconds.`, {
      headers: { "Retry-After": String(wait) },
    });
  }
}

export class CaptchaRequired extends Problem {
  constructor() {
    super("captcha_required", "Please show that you are not a machine.");
  }
}

/**
 * Counts an attempt before it is made, so that a thousand at the same instant
 * are not one. What is refused does not count: nobody can keep up a lock.
 * @param known what was read of the subjects before
 * @param solved whether a challenge of work was solved for this attempt
 * @returns writes that forget the attempt when it succeeds
 * @throws LockedOut, TooSoon, CaptchaRequired
 */
export async function attempt(
  subjects: readonly { readonly subject: Subject; readonly known: Failures | undefined }[],
  solved: () => Promise<boolean> = async () => true,
): Promise<Write[]> {
  let work: Promise<boolean> | undefined;
  // A challenge is good once, however many subjects ask for it.
  const isWorkDone = () => {
    work ??= solved();
    return work;
  };
  for (const { subject, known } of subjects) await refuse(subject, known, isWorkDone);
  await Promise.all(subjects.map(({ subject, known }) => count(subject, known, isWorkDone)));
  return subjects.map(({ subject }) => (subject.patience.lockAfter ? forgotten(subject) : oneLess(subject)));
}

/** Reads what is known of a subject and counts an attempt. */
export async function attemptAt(subject: Subject): Promise<Write[]> {
  return attempt([{ subject, known: await get<Failures>(failuresKey(subject), { consistent: true }) }]);
}

const countOf = (known: Failures | undefined) => (known && known.expires_at > nowInSeconds() ? known.count : 0);

async function refuse(
  { patience }: Subject,
  known: Failures | undefined,
  isWorkDone: () => Promise<boolean>,
): Promise<void> {
  const count = countOf(known);
  if (!known || count === 0) return;
  const now = nowInSeconds();
  if (count >= (patience.lockAfter ?? Infinity)) throw new LockedOut(known.expires_at - now);
  const over = count - (patience.delayAfter ?? Infinity);
  const until = known.last + Math.min(LONGEST_DELAY_SECONDS, 2 ** over);
  if (over >= 0 && now < until) throw new TooSoon(until - now);
  if (count >= (patience.captchaAfter ?? Infinity) && !(await isWorkDone())) throw new CaptchaRequired();
}

async function count(
  subject: Subject,
  known: Failures | undefined,
  isWorkDone: () => Promise<boolean>,
  conflicts = 0,
): Promise<void> {
  const now = Math.floor(nowInSeconds());
  const counted = countOf(known) + 1;
  try {
    await update({
      Key: failuresKey(subject),
      UpdateExpression: "SET #count = :count, #last = :now, expires_at = :end",
      ConditionExpression: known ? "#count = :known AND #last = :last" : "attribute_not_exists(pk)",
      ExpressionAttributeNames: { "#count": "count", "#last": "last" },
      ExpressionAttributeValues: {
        ":count": counted,
        ":now": now,
        ":end": now + WINDOW_SECONDS,
        ...(known ? { ":known": known.count, ":last": known.last } : {}),
      },
    });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // Others try at the same moment: what they have used up is no longer free.
    if (conflicts >= CONFLICTS) throw new TooSoon(1);
    const latest = await get<Failures>(failuresKey(subject), { consistent: true });
    await refuse(subject, latest, isWorkDone);
    await count(subject, latest, isWorkDone, conflicts + 1);
  }
}

/** Write that begins to count anew. */
export const forgotten = (subject: Subject): Write => ({ Delete: { Key: failuresKey(subject) } });

/** A success takes back its own attempt only: one's own account is no way to be forgiven for those of others. */
function oneLess(subject: Subject): Write {
  return {
    Update: {
      Key: failuresKey(subject),
      UpdateExpression: "ADD #count :less",
      ExpressionAttributeNames: { "#count": "count" },
      ExpressionAttributeValues: { ":less": -1 },
    },
  };
}
