import type { ReactNode } from "react";
import { fieldErrors, referenceOf, sentenceOf, useWait } from "../api/problems.ts";
import { Reference } from "./reference.tsx";

/** Says what went wrong, and how long to wait where that is known. Errors that fields show themselves are left to them. */
export function ProblemNotice({ error, children }: { readonly error: Error | null; readonly children?: ReactNode }) {
  const wait = useWait(error);
  if (!error || Object.keys(fieldErrors(error)).length > 0) return null;
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
