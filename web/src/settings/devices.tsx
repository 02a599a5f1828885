import { type RefObject, useEffect, useId, useRef, useState } from "react";
import type { Session } from "../../../shared/auth.ts";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { When } from "../design/when.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { nameOf, useEndOtherSessions, useEndSession, useSessions } from "./sessions.ts";

/** Where one is signed in, to be signed out there. */
export function Devices() {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  return (
    <section className="devices" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        Devices
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
      <ul aria-label="Where you are signed in">
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
        <EndOthers heading={heading} />
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
    <li className="device">
      <div>
        <p className="device-name">
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
          className="button quiet"
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

function EndOthers({ heading }: BelowHeading) {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error, reset } = useEndOtherSessions();
  const pressed = useRef(false);
  useEffect(
    () => () => {
      // Now that the question is gone too: while it is asked, nothing else can take the focus.
      if (pressed.current) focus(heading);
    },
    [heading],
  );
  const end = () => {
    pressed.current = true;
    mutate();
  };
  return (
    <>
      <button type="button" className="button alarm" onClick={() => setAsking(true)}>
        Sign out all other devices
      </button>
      {asking && (
        <ConfirmDialog
          title="Sign out all other devices?"
          confirm={isPending ? "Signing out…" : "Sign out"}
          pending={isPending}
          onConfirm={end}
          onCancel={() => {
            setAsking(false);
            reset();
          }}
        >
          <p>They are signed out at once, and have to sign in again. This one stays.</p>
          <ProblemNotice error={error} />
        </ConfirmDialog>
      )}
    </>
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
