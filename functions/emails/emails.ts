import { audited, type Origin } from "../audit/audit.ts";
import { type Credentials, changeCredentials, credentialsKey } from "../auth/credentials.ts";
import { endOthers } from "../auth/sessions.ts";
import { type Link, linkSeconds, redeem } from "../links/links.ts";
import { writeLetter } from "../mail/letters.ts";
import { nowInSeconds } from "../runtime/access.ts";
import { committed, found, get, getAll, transact, type Write } from "../runtime/table.ts";
import { type Account, accountKey, emailKey, hasConfirmed, type Marker } from "../users/users.ts";

/** Seconds an address that was given up stays its former owner's, who may want it back. */
const RESERVED_SECONDS = linkSeconds.undo;

/** Notes a new address that is to be confirmed, and has the link sent there. Nothing tells whether it is somebody's. */
export async function requestChange(userId: string, email: string): Promise<void> {
  await transact([
    {
      Update: {
        Key: accountKey(userId),
        UpdateExpression: "SET pending_email = :email",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: { ":email": email },
      },
    },
    writeLetter({ kind: "verify", user_id: userId, email }),
  ]);
}

/**
 * Confirms the address that a link was sent to: the account's own, or the one
 * it is to have from now on. Whoever confirms an address first has it; until
 * then another account may have named it too.
 * @returns false when the link no longer fits the account, or the address is another's
 */
export async function confirm(link: Link, from: Origin): Promise<boolean> {
  const { user_id: userId, email } = link;
  const keys = [accountKey(userId), emailKey(email)] as const;
  const items = await getAll(keys, { consistent: true });
  const account = found<Account>(items, keys[0]);
  const claim = await claimOf(email, userId, found<Marker>(items, keys[1]));
  if (!account || !claim) return false;
  if (account.pending_email === email)
    return committed([...claim, redeem(link), ...(await replacement(account, userId, email, from))]);
  if (account.email !== email) return false;
  const first = account.email_verified ? [] : [audited(userId, "email_verified", from)];
  return committed([...claim, redeem(link), verified(userId, email), ...first]);
}

/** Writes that make an address an account's; `undefined` when it is another's. */
async function claimOf(email: string, userId: string, marker: Marker | undefined): Promise<Write[] | undefined> {
  const now = Math.floor(nowInSeconds());
  const Item = { ...emailKey(email), user_id: userId };
  const isFree = !marker || (marker.former && (marker.expires_at ?? 0) <= now);
  if (!isFree && marker.user_id !== userId && (marker.former || (await hasConfirmed(marker.user_id, email))))
    return undefined;
  const taken: Write = {
    Put: {
      Item,
      ConditionExpression: marker ? "user_id = :owner" : "attribute_not_exists(pk)",
      ...(marker ? { ExpressionAttributeValues: { ":owner": marker.user_id } } : {}),
    },
  };
  if (isFree || marker.user_id === userId) return [taken];
  return [taken, stillUnconfirmed(marker.user_id, email)];
}

const stillUnconfirmed = (userId: string, email: string): Write => ({
  ConditionCheck: {
    Key: accountKey(userId),
    ConditionExpression: "email <> :email OR email_verified = :no",
    ExpressionAttributeValues: { ":email": email, ":no": false },
  },
});

const verified = (userId: string, email: string): Write => ({
  Update: {
    Key: accountKey(userId),
    UpdateExpression: "SET email_verified = :yes",
    ConditionExpression: "email = :email",
    ExpressionAttributeValues: { ":yes": true, ":email": email },
  },
});

/** The new address takes effect instead of the old one. */
async function replacement(account: Account, userId: string, email: string, from: Origin): Promise<Write[]> {
  const change = (account.email_changes ?? 0) + 1;
  return [
    {
      Update: {
        Key: accountKey(userId),
        UpdateExpression: "SET email = :new, email_verified = :yes, email_changes = :change REMOVE pending_email",
        ConditionExpression: "pending_email = :new AND email = :old AND email_verified = :was",
        ExpressionAttributeValues: {
          ":new": email,
          ":old": account.email,
          ":was": account.email_verified,
          ":yes": true,
          ":change": change,
        },
      },
    },
    ...(account.email === email ? [] : await givingUp(account, userId, change)),
    audited(userId, "email_changed", from),
  ];
}

/**
 * An old address is told, and kept for its owner for a while. One that was
 * never confirmed may be a stranger's: it gets no way into the account, and is
 * free for whoever confirms it, or another's already.
 */
async function givingUp({ email, email_verified }: Account, userId: string, change: number): Promise<Write[]> {
  const at = Math.floor(nowInSeconds());
  if (email_verified) {
    const told = writeLetter({ kind: "email_changed", user_id: userId, email, change, at });
    return [reserve(email, userId, at + RESERVED_SECONDS), told];
  }
  const marker = await get<Marker>(emailKey(email), { consistent: true });
  return marker?.user_id === userId ? [released(email, userId)] : [];
}

function reserve(email: string, userId: string, expires_at: number): Write {
  return {
    Update: {
      Key: emailKey(email),
      UpdateExpression: "SET user_id = :user, former = :yes, expires_at = :end",
      ConditionExpression: "user_id = :user",
      ExpressionAttributeValues: { ":user": userId, ":yes": true, ":end": expires_at },
    },
  };
}

/**
 * Takes a change of the address back for whoever has the old mailbox. They may
 * be getting an account back from a thief: every session ends, the password
 * opens nothing, passkeys and authenticator apps that came within 72 hours
 * before the change or after it go, and a link to choose a new password is sent.
 * @returns false when the link no longer fits the account
 */
export async function undoChange(link: Link, from: Origin): Promise<boolean> {
  const { user_id: userId, email } = link;
  const keys = [accountKey(userId), emailKey(email), credentialsKey(userId)] as const;
  const items = await getAll(keys, { consistent: true });
  const account = found<Account>(items, keys[0]);
  const marker = found<Marker>(items, keys[1]);
  const credentials = found<Credentials>(items, keys[2]);
  const changed = link.expires_at - linkSeconds.undo;
  if (!account || !credentials || marker?.user_id !== userId || account.email === email) return false;
  if (isUndone(account, link.change)) return false;
  return committed([
    redeem(link),
    regained(email, userId),
    released(account.email, userId),
    restored(account, userId, link),
    // A thief may have prepared it: what is younger than the way back could be theirs.
    changeCredentials(credentials, withoutYounger(credentials, changed - linkSeconds.undo)),
    endOthers(userId, undefined),
    writeLetter({ kind: "reset", email }),
    audited(userId, "email_change_undone", from),
  ]);
}

const released = (email: string, userId: string): Write => ({
  Delete: {
    Key: emailKey(email),
    ConditionExpression: "attribute_not_exists(pk) OR user_id = :user",
    ExpressionAttributeValues: { ":user": userId },
  },
});

/** Write that makes an address, which was reserved, the account's again. */
const regained = (email: string, userId: string): Write => ({
  Put: {
    Item: { ...emailKey(email), user_id: userId },
    ConditionExpression: "user_id = :user",
    ExpressionAttributeValues: { ":user": userId },
  },
});

/** Whether a change ended with an earlier one: a thief's own later changes can't take back that theirs was taken back. */
const isUndone = ({ undone = [] }: Account, change = 0) => undone.some(({ from, to }) => change > from && change <= to);

function restored({ email: current, email_changes = 0, undone = [] }: Account, userId: string, link: Link): Write {
  const now = Math.floor(nowInSeconds());
  const ended = { from: link.change ?? 0, to: email_changes, until: now + linkSeconds.undo };
  return {
    Update: {
      Key: accountKey(userId),
      UpdateExpression: "SET email = :old, email_verified = :yes, undone = :undone REMOVE pending_email",
      ConditionExpression: "email = :new AND email_changes = :changes",
      ExpressionAttributeValues: {
        ":old": link.email,
        ":new": current,
        ":yes": true,
        ":changes": email_changes,
        ":undone": [...undone.filter(({ until }) => until > now), ended],
      },
    },
  };
}

function withoutYounger({ passkeys = {}, totp, recovery, passkey_required }: Credentials, time: number) {
  const kept = Object.fromEntries(Object.entries(passkeys).filter(([, { created }]) => created < time));
  const hasFactor = (totp && totp.created < time) || (passkey_required && Object.keys(kept).length > 0);
  return {
    ...{ password_hash: "", passkeys: kept, pending_totp: undefined, trust_from: nowInSeconds() },
    totp: totp && totp.created < time ? totp : undefined,
    recovery: hasFactor && recovery && recovery.created < time ? recovery : undefined,
    passkey_required: passkey_required === true && Object.keys(kept).length > 0,
  };
}
