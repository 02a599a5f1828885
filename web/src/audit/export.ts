import type { AuditEntry } from "../../../shared/audit.ts";
import type { ApiProblem } from "../../../shared/client.ts";
import { call } from "../api/client.ts";
import { isProblem } from "../api/problems.ts";
import { actionInWords, whatChanged } from "../history/words.ts";
import { csvOf } from "./csv.ts";
import type { AuditFilter } from "./search-address.ts";
import { actorInWords, deviceInWords, subjectInWords } from "./words.ts";

const LARGEST_PAGE = 50;
const DAY_MS = 24 * 3600_000;

const COLUMNS: readonly (readonly [string, (entry: AuditEntry) => string])[] = [
  ["Time (UTC)", ({ created_at }) => created_at],
  ["Action", ({ action }) => action],
  ["In words", ({ action }) => actionInWords(action)],
  ["Method", ({ method }) => method ?? ""],
  ["Account", subjectInWords],
  ["Account id", ({ user }) => user?.id ?? ""],
  ["Done by", ({ actor }) => actor.kind],
  ["Administrator", (entry) => (entry.actor.kind === "admin" ? actorInWords(entry) : "")],
  ["IP", ({ ip }) => ip],
  ["Device", deviceInWords],
  ["Changes", (entry) => whatChanged(entry)],
  ["Reason", ({ reason }) => reason ?? ""],
  ["Entry", ({ id }) => id],
];

/**
 * Everything that matches, as CSV.
 * @param onProgress told how many entries there are so far
 */
export async function exportAudit(
  filter: AuditFilter,
  onProgress: (entries: number) => void,
  signal: AbortSignal,
): Promise<string> {
  // It ends when it was begun: what happens meanwhile would move the pages.
  const fixed = { to: new Date().toISOString(), ...filter };
  const entries: AuditEntry[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...fixed, limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) };
    const page = await patiently(() => call("GET /audit", { query, signal }), signal);
    signal.throwIfAborted();
    entries.push(...page.items);
    onProgress(entries.length);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  const rows = entries.map((entry) => COLUMNS.map(([, textOf]) => textOf(entry)));
  return csvOf([COLUMNS.map(([name]) => name), ...rows]);
}

/** Waits where the server asks for it: thousands of entries are more requests than a minute allows. */
async function patiently<Answer>(send: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isProblem(error, "rate_limited")) throw error;
      await pause(((error as ApiProblem).retryAfter ?? 10) * 1000, signal);
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** What the file is called: by the days it is about. */
export function fileName({ from, to, user }: AuditFilter, now = new Date()): string {
  const first = from ?? new Date(now.getTime() - (user ? 400 : 30) * DAY_MS).toISOString();
  return `photostack-audit-${first.slice(0, 10)}-to-${(to ?? now.toISOString()).slice(0, 10)}.csv`;
}
