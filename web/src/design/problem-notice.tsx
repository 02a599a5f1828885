import type { ReactNode } from "react";
import { CalledOff, fieldErrors, referenceOf, sentenceOf, useWait } from "../api/problems.ts";
import { Reference } from "./reference.tsx";

interface ProblemNoticeProps {
  readonly error: Error | null;
  /** What the form shows at its own fields. */
  readonly fields?: readonly string[];
  readonly children?: ReactNode;
}

/** Says what went wrong, and how long to wait where that is known, unless it is all said at the fields. */
export function ProblemNotice({ error, fields = [], children }: ProblemNoticeProps) {
  const wait = useWait(error);
  // Where it leaves a way to try again, the way is still shown.
  if (!error || (error instanceof CalledOff && !children)) return null;
  const wrong = Object.keys(fieldErrors(error));
  if (wrong.length > 0 && wrong.every((field) => fields.includes(field))) return null;
  const traceId = referenceOf(error);
  return (
    <div className="problem" role="alert">
      {/* The server's sentence has a number too, which does not count down. */}
      <p>{wait > 0 ? "Too many requests." : sentenceOf(error)}</p>
      {wait > 0 && (
        <p aria-live="off">
          Please wait {wait} {wait === 1 ? "second" : "seconds"}.
        </p>
      )}
      {traceId && <Reference traceId={traceId} />}
      {children}
    </div>
  );
}
