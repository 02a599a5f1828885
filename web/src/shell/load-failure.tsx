import type { UseQueryResult } from "@tanstack/react-query";
import { isProblem } from "../api/problems.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { NotFound } from "./not-found.tsx";

interface LoadFailureProps {
  readonly query: Pick<UseQueryResult, "error" | "refetch">;
  readonly what: string;
}

/** In place of what could not be loaded. */
export function LoadFailure({ query: { error, refetch }, what }: LoadFailureProps) {
  // An address that can't be a thing's address leads as little to it as one that is free.
  if (isProblem(error, "not_found") || isProblem(error, "invalid_request")) return <NotFound what={what} />;
  return (
    <ProblemNotice error={error}>
      <button type="button" className="button quiet" onClick={() => void refetch()}>
        Try again
      </button>
    </ProblemNotice>
  );
}
