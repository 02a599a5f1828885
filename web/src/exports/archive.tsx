import { useEffect, useRef } from "react";
import type { Export } from "../../../shared/exports.ts";
import { isProblem, sentenceOf } from "../api/problems.ts";
import { ActionButton } from "../design/action-button.tsx";
import { Moment } from "../design/moment.tsx";
import { inBytes } from "../design/numbers.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { isSoon, useRequestArchive } from "./queries.ts";

interface ArchiveProps {
  readonly archive: Export;
  readonly looking: boolean;
  readonly onLook: () => void;
}

/** How far an archive is, and what can be done about it. */
export function Archive({ archive, looking, onLook }: ArchiveProps) {
  const whole = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with what changes go buttons that were pressed.
  useEffect(() => {
    if (document.activeElement === document.body) whole.current?.focus({ preventScroll: true });
  }, [archive.status]);
  return (
    <div className="archive" ref={whole} tabIndex={-1}>
      <div role="status">
        <Told archive={archive} />
      </div>
      {archive.status === "ready" && archive.url && (
        <a className="button" href={archive.url} download="photostack.zip">
          Download{archive.size !== null && ` (${inBytes(archive.size)})`}
        </a>
      )}
      {archive.status === "preparing" &&
        (isSoon(archive) ? (
          <progress aria-label="Your archive is being made" />
        ) : (
          <ActionButton className="quiet" busy={looking} onClick={onLook}>
            Look again
          </ActionButton>
        ))}
      {archive.status !== "preparing" && archive.next_at === null && <Request again={archive.status === "ready"} />}
      {archive.status !== "preparing" && archive.next_at && (
        <p className="field-hint">
          The next one can be made on <Moment iso={archive.next_at} />.
        </p>
      )}
    </div>
  );
}

function Told({ archive: { status, expires_at } }: Pick<ArchiveProps, "archive">) {
  switch (status) {
    case "none":
      return <p>There is no archive at the moment.</p>;
    case "preparing":
      return <p>Your archive is being made. You may leave this page: a mail tells you when it is ready.</p>;
    case "failed":
      return <p>Your archive could not be made. Nothing is lost: have another one made.</p>;
    case "ready":
      return (
        <p>
          Your archive is ready{expires_at && " and kept until "}
          {expires_at && <Moment iso={expires_at} />}.
        </p>
      );
  }
}

function Request({ again }: { readonly again: boolean }) {
  const { mutate, isPending, error } = useRequestArchive();
  return (
    <>
      {/* Hours are too long to count down. */}
      {error && isProblem(error, "rate_limited") ? (
        <p className="problem" role="alert">
          {sentenceOf(error)}
        </p>
      ) : (
        <ProblemNotice error={error} />
      )}
      <ActionButton className={again ? "quiet" : ""} busy={isPending} onClick={() => mutate()}>
        {isPending ? "Asking…" : again ? "Make a new one" : "Make an archive"}
      </ActionButton>
    </>
  );
}
