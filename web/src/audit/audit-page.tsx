import { useSearch } from "wouter";
import { AdminHead } from "../administration/admin-head.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditResults } from "./audit-results.tsx";
import { filterPath, readFilter } from "./search-address.ts";
import "../settings/settings.css";
import "../administration/administration.css";
import "./audit.css";

/** What happened to accounts. What one looks for lives in the address. */
export function AuditPage() {
  const filter = readFilter(useSearch());
  return (
    <div className="admin">
      <AdminHead current="audit" />
      {/* Another search is another form, and another list. */}
      <AuditFilters key={`filters ${filterPath(filter)}`} filter={filter} />
      <AuditResults key={`results ${filterPath(filter)}`} filter={filter} />
    </div>
  );
}
