import { Link } from "wouter";
import type { SecurityEvent } from "../../../shared/audit.ts";
import { When } from "../design/when.tsx";
import { nameOf } from "../devices/sessions.ts";
import { PagedList } from "../shell/paged-list.tsx";
import { useHistory } from "./queries.ts";
import { isAlarming, whatChanged, whatHappened } from "./words.ts";
import "./history.css";

/** What happened to how one's account is entered. */
export function HistorySection() {
  return (
    <>
      <p className="field-hint">
        Something that was not you? <Link href="/settings/password">Change your password</Link>, which signs all other
        devices out, and look through your <Link href="/settings/passkeys">passkeys</Link>.
      </p>
      <div className="history-list">
        <PagedList
          query={useHistory()}
          className="history"
          label="History"
          more="Show earlier"
          byHand
          empty={<p>Nothing has happened yet.</p>}
          skeleton={<span className="history-skeleton skeleton" />}
          places={6}
        >
          {(event) => <Row key={event.id} event={event} />}
        </PagedList>
      </div>
    </>
  );
}

function Row({ event }: { readonly event: SecurityEvent }) {
  return (
    <li className={isAlarming(event) ? "history-event alarming" : "history-event"}>
      <p>{whatHappened(event)}</p>
      {event.changes.length > 0 && <p>{whatChanged(event)}</p>}
      <p className="field-hint">
        {whereFrom(event)} <When iso={event.created_at} />
      </p>
    </li>
  );
}

/** Who it was, where it was not the owner: where others sit is nobody else's business. */
function whereFrom(event: SecurityEvent): string {
  if (event.by_staff) return "By an administrator ·";
  return event.ip ? `${nameOf(event)} · ${event.ip} ·` : "By itself ·";
}
