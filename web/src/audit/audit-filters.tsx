import { Link, useLocation } from "wouter";
import { TextField } from "../design/field.tsx";
import { SelectField } from "../design/select-field.tsx";
import { ACTIONS } from "../history/words.ts";
import { type AuditFilter, actionOptions, filterPath } from "./search-address.ts";

const OPTIONS = [{ value: "", text: "Anything" }, ...actionOptions(ACTIONS)];

/** What one looks for. */
export function AuditFilters({ filter }: { readonly filter: AuditFilter }) {
  const [, navigate] = useLocation();
  const look = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const user = text("user").replace(/^@/, "").toLowerCase();
    const from = momentOf(text("from"));
    const to = momentOf(text("to"));
    const wanted = { user, action: text("action"), ip: text("ip"), from, to } as AuditFilter;
    navigate(filterPath(wanted));
  };
  return (
    <search>
      <form
        className="audit-filters"
        aria-label="Search the audit log"
        onSubmit={(event) => {
          event.preventDefault();
          look(new FormData(event.currentTarget));
        }}
      >
        <TextField
          label="Username"
          name="user"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={filter.user}
        />
        <SelectField label="What" name="action" options={OPTIONS} defaultValue={filter.action ?? ""} />
        <TextField
          label="IP address"
          name="ip"
          autoComplete="off"
          spellCheck={false}
          placeholder="203.0.113.7"
          defaultValue={filter.ip}
        />
        <TextField label="From" name="from" type="datetime-local" defaultValue={forField(filter.from)} />
        <TextField label="To" name="to" type="datetime-local" defaultValue={forField(filter.to)} />
        <div className="audit-filters-buttons">
          <button type="submit" className="button">
            Search
          </button>
          {Object.keys(filter).length > 0 && (
            <Link href="/admin/audit" className="button quiet">
              Clear
            </Link>
          )}
        </div>
      </form>
    </search>
  );
}

/** What was typed in the time zone of whoever types. */
const momentOf = (typed: string) => (typed ? new Date(typed).toISOString() : undefined);

function forField(iso: string | undefined): string {
  if (!iso) return "";
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
