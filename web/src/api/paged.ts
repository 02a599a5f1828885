import { infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";

/** The part of a list's query that says where its page begins; empty for the first. */
interface Start {
  readonly cursor?: string;
}

/** Options of an infinite query over a list that answers `next_cursor`. */
export function paged<Page extends { readonly next_cursor: string | null }, const Key extends QueryKey>(
  queryKey: Key,
  fetchPage: (start: Start, signal: AbortSignal) => Promise<Page>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam ? { cursor: pageParam } : {}, signal),
    initialPageParam: "",
    getNextPageParam: (page: Page) => page.next_cursor,
  });
}
