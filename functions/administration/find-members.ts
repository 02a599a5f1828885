import type { Role, Standing } from "../../shared/accounts.ts";
import { listStaff } from "../accounts/staff.ts";
import { standingList, standingOf } from "../accounts/standing.ts";
import { idsIn, type ListOptions } from "../runtime/table.ts";
import { folded, listPeople } from "../search/names.ts";
import { newestIds } from "../users/newest.ts";
import { findUserId } from "../users/users.ts";
import { type Managed, readManaged } from "./managed-users.ts";

interface Filter {
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  readonly standing?: Standing | undefined;
}

interface Ids {
  readonly ids: readonly string[];
  readonly last: string | undefined;
}

/** One page of accounts; a filter may leave it short, and it goes on. */
export async function findMembers(
  filter: Filter,
  options: ListOptions,
): Promise<{ members: Managed[]; last?: string | undefined }> {
  const { ids, last } = await candidates(filter, options);
  const members = await readManaged(ids);
  return { members: members.filter((member) => matches(member, filter)), last };
}

const matches = ({ access }: Managed, { role, standing }: Filter) =>
  (!role || access.role === role) && (!standing || standingOf(access) === standing);

/** The shortest list that everybody who is looked for is in. */
async function candidates({ q, role, standing }: Filter, options: ListOptions): Promise<Ids> {
  if (q) return byName(q, options);
  if (role && role !== "user") return sliced(await listStaff(role), options);
  if (standing && standing !== "active") return idsIn(standingList(standing), options);
  return newestIds(options);
}

async function byName(q: string, options: ListOptions): Promise<Ids> {
  if (/^[0-9a-f-]{36}$/i.test(q)) return { ids: [q.toLowerCase()], last: undefined };
  if (!q.includes("@")) return listPeople(folded(q), options);
  const id = await findUserId(q.toLowerCase(), { consistent: true });
  return { ids: id ? [id] : [], last: undefined };
}

function sliced(all: readonly string[], { limit, after }: ListOptions): Ids {
  const rest = after ? all.filter((id) => id < after) : all;
  const ids = rest.slice(0, limit);
  return { ids, last: rest.length > limit ? ids.at(-1) : undefined };
}
