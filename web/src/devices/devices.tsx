import { type RefObject, useId, useRef } from "react";
import type { Session } from "../../../shared/auth.ts";
import { When } from "../design/when.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { EndOthers } from "./end-others.tsx";
import { nameOf, useEndSession, useSessions } from "./sessions.ts";

/** Where one is signed in, to be signed out there. */
export function Devices() {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        Where you are signed in
      </h2>
      <List heading={heading} />
    </section>
  );
}

interface BelowHeading {
  /** Takes the focus of what goes away. */
  readonly heading: RefObject<HTMLElement | null>;
}

function List({ heading }: BelowHeading) {
  const sessions = useSessions();
  const { mutate } = useEndSession();
  if (sessions.isLoadingError) return <LoadFailure query={sessions} what="list" />;
  if (!sessions.data) return <Skeleton />;
  const hasOthers = sessions.data.some(({ current }) => !current);
  return (
    <>
      <ul className="settings-rows" aria-label="Where you are signed in">
        {sessions.data.map((session) => (
          <Device
            key={session.id}
            session={session}
            onEnd={() => {
              mutate(session);
              focus(heading);
            }}
          />
        ))}
      </ul>
      {hasOthers ? (
        <EndOthers className="button alarm" focusAfterwards={heading} />
      ) : (
        <p className="field-hint">You are signed in nowhere else. Other browsers and phones will stand here too.</p>
      )}
    </>
  );
}

function Device({ session, onEnd }: { readonly session: Session; readonly onEnd: () => void }) {
  const id = useId();
  const name = nameOf(session);
  return (
    <li className="settings-row">
      <div>
        <p className="settings-row-name">
          {name}
          {session.current && <span className="label">This device</span>}
        </p>
        <p className="field-hint" id={id}>
          <span>
            Last active <When iso={session.last_active_at} />
          </span>
          <span>
            Signed in <When iso={session.created_at} /> from {session.ip}
          </span>
        </p>
      </div>
      {!session.current && (
        <button
          type="button"
          className="button quiet small"
          aria-label={`Sign out ${name}`}
          aria-describedby={id}
          onClick={onEnd}
        >
          Sign out
        </button>
      )}
    </li>
  );
}

function focus(heading: BelowHeading["heading"]): void {
  heading.current?.focus({ preventScroll: true });
}

function Skeleton() {
  return (
    <div className="settings-skeleton" role="status" aria-label="Loading your devices">
      <div className="skeleton" />
      <div className="skeleton" />
    </div>
  );
}
