import { useEffect, useState } from "react";
import { ApiProblem } from "../../../shared/client.ts";
import type { ProblemCode } from "../../../shared/problems.ts";

/** Whether an error is this problem of the API. */
export function isProblem(error: unknown, code: ProblemCode): boolean {
  return error instanceof ApiProblem && error.problem.code === code;
}

/** What to tell a person about an error. */
export function sentenceOf(error: Error): string {
  return error instanceof ApiProblem
    ? error.problem.detail
    : "Photostack can't be reached. Check your connection and try again.";
}

/** The trace of a request that failed by no fault of the person's, where one is known: under it the server's logs tell why. */
export function referenceOf(error: Error): string | undefined {
  return error instanceof ApiProblem && error.problem.status >= 500 ? error.problem.trace_id || undefined : undefined;
}

/** Fields of a form that conflicts are about, which carry no `errors`. */
const CONFLICTS: Partial<Record<ProblemCode, string>> = { username_taken: "username", email_taken: "email" };

/** The messages of a refused form by field. A path into a field (`alt_texts.0`) counts for the field. */
export function fieldErrors(error: Error | null): Readonly<Record<string, string>> {
  if (!(error instanceof ApiProblem)) return {};
  const { code, detail, errors = [] } = error.problem;
  const conflict = CONFLICTS[code as ProblemCode];
  if (conflict) return { [conflict]: detail };
  return Object.fromEntries(errors.map(({ path, message }) => [path.replace(/^body\./, "").split(".")[0], message]));
}

/** Seconds that are left to wait after a 429; 0 when one may try again. */
export function useWait(error: Error | null): number {
  const seconds = error instanceof ApiProblem && error.problem.status === 429 ? (error.retryAfter ?? 0) : 0;
  const [counted, setCounted] = useState<{ readonly error: Error; readonly left: number }>();
  useEffect(() => {
    if (seconds === 0 || !error) return;
    const until = Date.now() + seconds * 1000;
    const count = () => setCounted({ error, left: Math.max(0, Math.ceil((until - Date.now()) / 1000)) });
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [seconds, error]);
  // From the first drawing on: what may be pressed for a moment is pressed, and what is said is read aloud.
  return counted && counted.error === error ? counted.left : seconds;
}
