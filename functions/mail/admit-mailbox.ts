import { limits } from "../../shared/limits.ts";
import { admitAddress } from "../runtime/access.ts";
import { sha256 } from "../runtime/access-token.ts";
import { RateLimited, type RateStanding } from "../runtime/rate-limit.ts";
import type { Write } from "../runtime/table.ts";
import { writeLetter } from "./letters.ts";

/** What a letter is asked for. Each has a count of its own: who asks for codes keeps nobody from a new password. */
type Reason = "code" | "reset" | "verify";

/**
 * Counts a letter that somebody has asked to be sent to an address, whether
 * there is an account or not: nobody's mailbox can be flooded.
 * @throws RateLimited
 */
export async function admitMailbox(email: string, reason: Reason): Promise<void> {
  const standing = await counted(email, reason);
  if (standing.exceeded) throw new RateLimited(standing);
}

/** Write of the question whose an address is, where nothing depends on it: none when its mailbox has had enough. */
export async function askWhose(email: string, user_id: string): Promise<Write[]> {
  const { exceeded } = await counted(email, "verify");
  return exceeded ? [] : [writeLetter({ kind: "verify", user_id, email })];
}

/** What is refused does not count: a flood that goes on must not keep the mailbox's owner out for ever. */
const counted = (email: string, reason: Reason): Promise<RateStanding> =>
  admitAddress(`mailbox:${reason}:${sha256(email)}`, limits.mailbox, { refused: "forgotten" });
