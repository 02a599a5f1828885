import { madeAt } from "../runtime/identifiers.ts";
import { idsIn, type ListOptions } from "../runtime/table.ts";

const monthOf = (userId: string) => new Date(madeAt(userId) * 1000).toISOString().slice(0, 7);

/** Place in the list of the accounts of a month; `search/index-person` keeps it. */
export const joinedKey = (userId: string) => ({ pk: `JOINED#${monthOf(userId)}`, sk: userId });

/** Before it nobody can have joined. */
const FIRST_MONTH = "2026-01";

/** One page of the ids of all accounts, the newest first: month by month, backwards. */
export async function newestIds({ limit, after }: ListOptions): Promise<{ ids: string[]; last: string | undefined }> {
  const ids: string[] = [];
  let month = after ? monthOf(after) : new Date().toISOString().slice(0, 7);
  let place = after;
  while (month >= FIRST_MONTH) {
    const found = await idsIn(`JOINED#${month}`, { limit: limit - ids.length, after: place, newestFirst: true });
    ids.push(...found.ids);
    if (found.last || ids.length >= limit) return { ids, last: ids.at(-1) };
    [month, place] = [before(month), undefined];
  }
  return { ids, last: undefined };
}

function before(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number > 1 ? `${year}-${String(number - 1).padStart(2, "0")}` : `${year - 1}-12`;
}
