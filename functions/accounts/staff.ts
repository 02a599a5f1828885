import type { Role } from "../../shared/accounts.ts";
import { type AccessItem, accessKey, nowInSeconds } from "../runtime/access.ts";
import { Problem } from "../runtime/problem.ts";
import { found, get, getAll, type Key, type Write } from "../runtime/table.ts";
import { accountIdOf, standingOf } from "./standing.ts";

/** Everybody with a role, however they stand. */
interface StaffItem extends Key {
  readonly ids?: ReadonlySet<string>;
}

const staffKey = (role: Role): Key => ({ pk: "STAFF", sk: role });

export class LastAdmin extends Problem {
  constructor() {
    super("last_admin", "This is the last administrator who can act. Make somebody else one first.");
  }
}

/** Ids of everybody with a role, the newest account first. */
export async function listStaff(role: Exclude<Role, "user">): Promise<string[]> {
  const staff = await get<StaffItem>(staffKey(role), { consistent: true });
  return [...(staff?.ids ?? [])].sort().reverse();
}

/** Writes that keep the lists of the staff when somebody's role changes. */
export function staffWrites(userId: string, from: Role, to: Role): Write[] {
  if (from === to) return [];
  const write = (action: "ADD" | "DELETE", role: Role): Write[] =>
    role === "user"
      ? []
      : [
          {
            Update: {
              Key: staffKey(role),
              UpdateExpression: `${action} ids :id`,
              ExpressionAttributeValues: { ":id": new Set([userId]) },
            },
          },
        ];
  return [...write("DELETE", from), ...write("ADD", to)];
}

/**
 * Writes without which no administrator may stop being one who can act: they
 * fail when the other one there is stops at the same moment.
 * @throws LastAdmin
 */
export async function anotherAdmin(access: AccessItem): Promise<Write[]> {
  if (access.role !== "admin" || standingOf(access) !== "active") return [];
  const others = (await listStaff("admin")).filter((id) => id !== accountIdOf(access));
  const items = await getAll(others.map(accessKey), { consistent: true });
  const able = others.find((id) => {
    const other = found<AccessItem>(items, accessKey(id));
    return other?.role === "admin" && standingOf(other) === "active";
  });
  if (!able) throw new LastAdmin();
  return [
    {
      ConditionCheck: {
        Key: accessKey(able),
        ConditionExpression:
          "#role = :admin AND #status = :active AND (attribute_not_exists(suspended_until) OR suspended_until <= :now)",
        ExpressionAttributeNames: { "#role": "role", "#status": "status" },
        ExpressionAttributeValues: { ":admin": "admin", ":active": "active", ":now": Math.floor(nowInSeconds()) },
      },
    },
  ];
}
