import { isProblem } from "../api/problems.ts";
import { ActionButton } from "../design/action-button.tsx";
import { amount } from "../design/numbers.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { AuditTable } from "./audit-table.tsx";
import { ExportButton } from "./export-button.tsx";
import { useAudit } from "./queries.ts";
import type { AuditFilter } from "./search-address.ts";

/** What was found, and how far one has looked. */
export function AuditResults({ filter }: { readonly filter: AuditFilter }) {
  const audit = useAudit(filter);
  const { entries, reads, wantsMore, goOn, stop } = audit;
  if (isProblem(audit.error, "not_found")) return <Nobody filter={filter} />;
  if (isProblem(audit.error, "invalid_request") && audit.isLoadingError) {
    return <ProblemNotice error={audit.error} />;
  }
  if (audit.isLoadingError) return <LoadFailure query={audit} what="list" />;
  const isOver = audit.isSuccess && !audit.hasNextPage;
  return (
    <section aria-label="What was found">
      <div className="audit-bar">
        <p role="status">
          {audit.isPending || wantsMore
            ? `Looking… ${amount(entries.length, "entry", "entries")} so far`
            : `${isOver ? "" : "The newest "}${amount(entries.length, "entry", "entries")}`}
          {filter.user || filter.from ? "" : ", from the last 30 days"}
        </p>
        <ExportButton filter={filter} />
      </div>
      {audit.isPending && <Skeleton />}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {entries.length === 0 && isOver && <Nothing />}
      {wantsMore && (
        <div className="audit-looking">
          <progress aria-label="Looking further back" />
          <p className="field-hint">Looked through {amount(reads, "page", "pages")}</p>
          <button type="button" className="button quiet small" onClick={stop}>
            Stop
          </button>
        </div>
      )}
      {!wantsMore && audit.hasNextPage && (
        <div className="more">
          <ProblemNotice error={audit.error} />
          <ActionButton className="quiet" busy={audit.isFetchingNextPage} onClick={goOn}>
            {audit.isFetchingNextPage ? "Looking…" : audit.error ? "Try again" : "Look further back"}
          </ActionButton>
        </div>
      )}
    </section>
  );
}

function Nobody({ filter }: { readonly filter: AuditFilter }) {
  return (
    <div className="empty" role="status">
      <h2>Nobody is called @{filter.user}</h2>
      <p>Look for the whole username. What happened to accounts that were erased is found by time, action and IP.</p>
    </div>
  );
}

function Nothing() {
  return (
    <div className="empty">
      <h2>Nothing found</h2>
      <p>Look for less, or further back.</p>
    </div>
  );
}

function Skeleton() {
  return (
    <div className="settings-skeleton" role="status" aria-label="Loading the audit log">
      <div className="skeleton" />
      <div className="skeleton" />
      <div className="skeleton" />
      <div className="skeleton" />
    </div>
  );
}
