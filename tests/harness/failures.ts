import { failuresKey, type Subject } from "../../functions/attempts/attempts.ts";
import { nowInSeconds } from "../../functions/runtime/access.ts";
import { put } from "../../functions/runtime/table.ts";

/** As if so many attempts had failed, the last one so many seconds ago. */
export async function failed(subject: Subject, count: number, secondsAgo = 0): Promise<void> {
  const last = Math.floor(nowInSeconds()) - secondsAgo;
  await put({ ...failuresKey(subject), count, last, expires_at: last + 900 });
}
