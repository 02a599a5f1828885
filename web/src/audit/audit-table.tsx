import { Link } from "wouter";
import type { AuditEntry } from "../../../shared/audit.ts";
import { Moment } from "../design/moment.tsx";
import { isAlarming, whatChanged } from "../history/words.ts";
import { actorInWords, deviceInWords, eventInWords, subjectInWords } from "./words.ts";

/** What happened, one entry a row. On a phone a row is a card. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  return (
    <table className="audit" aria-label="Audit log">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">Account</th>
          <th scope="col">Done by</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry }: { readonly entry: AuditEntry }) {
  const { created_at, user, actor, ip, reason, changes } = entry;
  const device = deviceInWords(entry);
  return (
    <tr className={isAlarming(entry) ? "alarming" : undefined}>
      <td className="audit-when">
        <Moment iso={created_at} />
      </td>
      <td className="audit-what">
        <strong>{eventInWords(entry)}</strong>
        {changes.length > 0 && <span>{whatChanged(entry)}</span>}
        {reason && <q>{reason}</q>}
      </td>
      <td data-label="Account">
        {user ? <Link href={`/admin/people/${user.id}`}>{subjectInWords(entry)}</Link> : subjectInWords(entry)}
      </td>
      <td data-label="Done by">
        {actor.kind === "admin" && actor.user ? (
          <>
            <Link href={`/admin/people/${actor.user.id}`}>{actorInWords(entry)}</Link>
            <span className="field-hint">Administrator</span>
          </>
        ) : (
          actorInWords(entry)
        )}
      </td>
      <td data-label="From">
        {ip || "—"}
        {device && <span className="field-hint">{device}</span>}
      </td>
    </tr>
  );
}
