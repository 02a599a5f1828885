import { ApiProblem } from "../../../shared/client.ts";
import type { ProblemCode } from "../../../shared/problems.ts";
import { momentInWords } from "../design/moment.tsx";
import { useCountdown } from "./countdown.ts";

/** Something that failed in this browser, without a request; its message is a sentence for people. */
export class LocalProblem extends Error {
  override readonly name: string = "LocalProblem";
}

/** What the person called off themselves. They know, so nothing says it. */
export class CalledOff extends LocalProblem {
  override readonly name = "CalledOff";

  constructor() {
    super("You called this off, so nothing was done.");
  }
}

/** Whether an error is this problem of the API. */
export function isProblem(error: unknown, code: ProblemCode): boolean {
  return error instanceof ApiProblem && error.problem.code === code;
}

/** What to tell a person about an error. */
export function sentenceOf(error: Error): string {
  // The server does not know the time zone of whoever reads.
  if (isProblem(error, "account_suspended") && (error as ApiProblem).retryAt) {
    return `This account is suspended until ${momentInWords((error as ApiProblem).retryAt as Date)}.`;
  }
  if (error instanceof ApiProblem) return error.problem.detail;
  if (error instanceof LocalProblem) return error.message;
  return "Photostack can't be reached. Check your connection and try again.";
}

/** The trace of a request that failed by no fault of the person's, where one is known: under it the server's logs tell why. */
export function referenceOf(error: Error): string | undefined {
  return error instanceof ApiProblem && error.problem.status >= 500 ? error.problem.trace_id || undefined : undefined;
}

/** Fields of a form that refusals are about which carry no `errors`. */
const ABOUT: Partial<Record<ProblemCode, string>> = { username_taken: "username", wrong_code: "code" };

/** The messages of a refused form by field. A path into a field (`alt_texts.0`) counts for the field. */
export function fieldErrors(error: Error | null): Readonly<Record<string, string>> {
  if (!(error instanceof ApiProblem)) return {};
  const { code, detail, errors = [] } = error.problem;
  const field = ABOUT[code as ProblemCode];
  if (field) return { [field]: detail };
  return Object.fromEntries(errors.map(({ path, message }) => [path.replace(/^body\./, "").split(".")[0], message]));
}

/** Seconds that are left to wait after a 429; 0 when one may try again. */
export function useWait(error: Error | null): number {
  const seconds = error instanceof ApiProblem && error.problem.status === 429 ? (error.retryAfter ?? 0) : 0;
  return useCountdown(error, seconds);
}
