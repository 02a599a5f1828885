import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { isProblem, useWait } from "../api/problems.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { NotFound } from "./not-found.tsx";
import { PageHead } from "./page-head.tsx";

interface LoadFailureProps {
  readonly query: Pick<UseQueryResult, "error" | "refetch">;
  readonly what: string;
  /** It is all there is on the page, so it is the page's heading as well. */
  readonly page?: boolean;
}

/** In place of what could not be loaded. */
export function LoadFailure({ query: { error, refetch }, what, page = false }: LoadFailureProps) {
  const wait = useWait(error);
  const waited = useRef(false);
  useEffect(() => {
    // Whoever has waited need not press anything as well.
    if (waited.current && wait === 0) void refetch();
    waited.current = wait > 0;
  }, [wait, refetch]);
  // The whole app is about to say so.
  if (isProblem(error, "account_deactivated")) return null;
  // An address that can't be a thing's address leads as little to it as one that is free.
  if (isProblem(error, "not_found") || isProblem(error, "invalid_request")) {
    return <NotFound what={what} part={!page} />;
  }
  return (
    <>
      {page && <PageHead label="Not loaded" heading={`This ${what} could not be loaded`} title="Not loaded" />}
      <ProblemNotice error={error}>
        <button type="button" className="button quiet" disabled={wait > 0} onClick={() => void refetch()}>
          Try again
        </button>
      </ProblemNotice>
    </>
  );
}
