import { DELETIONS, deletionKey } from "../accounts/standing.ts";
import { audited, KEPT_SECONDS, SYSTEM, subjectOf } from "../audit/audit.ts";
import { type AccessItem, accessKey, nowInSeconds } from "../runtime/access.ts";
import { committed, get, type Key, page, type Write } from "../runtime/table.ts";
import { getUser } from "../users/users.ts";

/** An account in the list of those to be erased. */
export interface Deletion extends Key {
  readonly user_id: string;
  /** Its name, once the erasure has begun. */
  readonly username?: string;
}

/** An erasure that was not finished begins again after so long; it finds less to do. */
const PATIENCE_SECONDS = 6 * 3600;
/** What was on its way while an account was erased has arrived by then: it is looked through once more. */
const SECOND_LOOK_SECONDS = 3600;

export const dueOf = ({ sk }: Deletion) => Math.floor(Date.parse(sk.slice(0, sk.indexOf("#"))) / 1000);

/** Accounts whose time has come, those that wait longest first. */
export async function listDue(limit: number): Promise<Deletion[]> {
  const { items } = await page<Deletion>(DELETIONS, { limit, ConsistentRead: true });
  return items.filter((deletion) => dueOf(deletion) <= nowInSeconds());
}

/** An erasure that has begun, and where it stands in the list now. */
export interface Claim {
  readonly username: string;
  readonly due: number;
}

/**
 * Begins an erasure: nobody gets in from here on.
 * @returns `undefined` when the account was kept after all, or is being erased already
 */
export async function claim(userId: string, due: number): Promise<Claim | undefined> {
  const [deletion, user] = await Promise.all([
    get<Deletion>(deletionKey(due, userId), { consistent: true }),
    getUser(userId),
  ]);
  const username = user?.username ?? deletion?.username;
  if (!deletion || !username) return undefined;
  const later = Math.floor(nowInSeconds()) + PATIENCE_SECONDS;
  const access = await get<AccessItem>(accessKey(userId), { consistent: true });
  const isClaimed = await committed([
    ...(access ? [closeForGood(userId)] : []),
    { Delete: { Key: deletionKey(due, userId), ConditionExpression: "attribute_exists(pk)" } },
    { Put: { Item: { ...deletion, ...deletionKey(later, userId), username } } },
  ]);
  return isClaimed ? { username, due: later } : undefined;
}

const closeForGood = (userId: string) => ({
  Update: {
    Key: accessKey(userId),
    UpdateExpression: "SET #status = :erased, sessions = :none",
    ConditionExpression: "#status = :erased OR (#status IN (:deleting, :inactive) AND deletes_at <= :now)",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: {
      ":erased": "erased",
      ":deleting": "deleting",
      ":inactive": "inactive",
      ":now": Math.floor(nowInSeconds()),
      ":none": {},
    },
  },
});

/** How many things of each kind were erased. */
export type Erased = Readonly<Record<string, number>>;

/** Writes that report what was erased, and put the account on the list once more. */
export function lookAgain(userId: string, { username, due }: Claim, erased: Erased): Write[] {
  const now = Math.floor(nowInSeconds());
  const subject = subjectOf(userId);
  const report = {
    ...{ pk: `ERASURE#${subject}`, sk: "ERASURE", subject, erased },
    ...{ erased_at: new Date().toISOString(), expires_at: now + KEPT_SECONDS },
  };
  const changes = Object.entries(erased).map(([field, count]) => ({ field, from: String(count), to: "0" }));
  const again = { ...deletionKey(now + SECOND_LOOK_SECONDS, userId), user_id: userId, username };
  return [
    ...done(userId, { username, due }),
    { Put: { Item: again } },
    { Put: { Item: report } },
    audited(userId, "account_erased", { address: "", userAgent: "" }, { actor: SYSTEM, changes }),
  ];
}

/** Writes that take an account off the list. */
export const done = (userId: string, { due }: Claim): Write[] => [{ Delete: { Key: deletionKey(due, userId) } }];
