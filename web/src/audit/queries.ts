import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { AuditEntry } from "../../../shared/audit.ts";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import type { AuditFilter } from "./search-address.ts";

/** So many entries are looked for before one is asked whether to go on. */
const SCREENFUL = 25;

/**
 * The audit log as far as it has been read. A filter may leave pages short or empty: it goes on by itself until
 * there is a screenful more, or one has seen enough.
 */
export function useAudit(filter: AuditFilter) {
  const query = useInfiniteQuery({
    ...paged(["audit", filter], (start, signal) =>
      call("GET /audit", { query: { ...filter, limit: SCREENFUL, ...start }, signal }),
    ),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const [goal, setGoal] = useState(SCREENFUL);
  const [isStopped, setStopped] = useState(false);
  const entries: readonly AuditEntry[] = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const wantsMore = !isStopped && entries.length < goal && query.hasNextPage;
  const { isFetching, isError, fetchNextPage } = query;
  const reads = query.data?.pages.length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page may come so fast that nothing else has changed.
  useEffect(() => {
    if (wantsMore && !isFetching && !isError) void fetchNextPage();
  }, [wantsMore, isFetching, isError, reads, fetchNextPage]);
  const goOn = () => {
    setStopped(false);
    setGoal(entries.length + SCREENFUL);
    if (isError) void fetchNextPage();
  };
  return { ...query, entries, reads, wantsMore, goOn, stop: () => setStopped(true) };
}
