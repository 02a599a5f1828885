import type { SecurityAction } from "../../../shared/audit.ts";
import type { Input } from "../../../shared/client.ts";
import { actionInWords, isAction } from "../history/words.ts";

/** What one looks for in the audit log. Times in RFC 3339, UTC: the server compares them as they are. */
export type AuditFilter = Omit<NonNullable<Input<"GET /audit">["query"]>, "cursor" | "limit">;

const NAMES = ["user", "action", "ip", "from", "to"] as const;

/** What the address asks for. */
export function readFilter(search: string): AuditFilter {
  const asked = new URLSearchParams(search);
  const filter = Object.fromEntries(NAMES.map((name) => [name, asked.get(name)]).filter(([, value]) => value));
  if (filter.action && !isAction(filter.action)) delete filter.action;
  for (const time of ["from", "to"]) if (Number.isNaN(Date.parse(filter[time] ?? "0"))) delete filter[time];
  return filter;
}

/** The address that asks for it. */
export function filterPath(filter: AuditFilter): string {
  const asked = new URLSearchParams(Object.entries(filter).filter(([, value]) => value) as [string, string][]);
  return asked.size > 0 ? `/admin/audit?${asked}` : "/admin/audit";
}

/** The actions one can look for, by their words. */
export function actionOptions(actions: readonly SecurityAction[]) {
  return actions.map((value) => ({ value, text: actionInWords(value) })).sort((a, b) => a.text.localeCompare(b.text));
}
