import type { Input } from "../../../shared/client.ts";
import { ROLES, STANDINGS } from "./words.ts";

/** Whom one looks for. */
export type Filter = Pick<NonNullable<Input<"GET /users">["query"]>, "q" | "role" | "standing">;

/** The contract's longest query. */
export const LONGEST_QUERY = 254;

/** What the address asks for. */
export function readFilter(search: string): Filter {
  const asked = new URLSearchParams(search);
  const q = (asked.get("q") ?? "").slice(0, LONGEST_QUERY);
  const role = ROLES.find(({ value }) => value === asked.get("role"))?.value;
  const standing = STANDINGS.find(({ value }) => value === asked.get("standing"))?.value;
  return { ...(q && { q }), ...(role && { role }), ...(standing && { standing }) };
}

/** The address that asks for it. */
export function filterPath(filter: Filter): string {
  const asked = new URLSearchParams(
    Object.entries(filter).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
  return asked.size > 0 ? `/admin?${asked}` : "/admin";
}
