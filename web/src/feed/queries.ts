import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { calm } from "../media/calm.ts";
import { postLists } from "../posts/queries.ts";
import { useRefetchOn } from "../realtime/use-refetch-on.ts";
import { complain } from "../shell/toasts.tsx";

const MINUTE = 60_000;
const EMPTY_AGAIN_MS = 5000;
const newsKey = ["feed-news"] as const;

const feedQuery = {
  ...paged(postLists.feed, (start, signal) => call("GET /feed", { query: { limit: 10, ...start }, signal })),
  // The pictures' addresses work for an hour at least.
  staleTime: 45 * MINUTE,
} as const;

/** The feed, page by page. */
export function useFeed() {
  return useInfiniteQuery({
    ...feedQuery,
    ...calm,
    // Whoever has just begun to follow somebody waits for their pictures.
    refetchInterval: ({ state: { data } }) => (data && isEmpty(data) ? EMPTY_AGAIN_MS : false),
  });
}

function isEmpty({ pages }: { readonly pages: readonly { readonly items: readonly unknown[] }[] }): boolean {
  return pages.every(({ items }) => items.length === 0);
}

/** How many posts are newer than the newest on the page; looks again whenever there may be more. */
export function useNewCount(newest: string | undefined): number {
  useRefetchOn("feed", newsKey);
  const { data } = useQuery({
    queryKey: [...newsKey, newest],
    queryFn: ({ signal }) => call("GET /feed", { query: { limit: 1, new_since: newest }, signal }),
    enabled: newest !== undefined,
    initialData: { items: [], next_cursor: null, new_count: 0 },
    retry: false,
  });
  return data.new_count ?? 0;
}

/** Starts the feed again from its newest post. Until that has come, and when it fails, it stays as it is. */
export function useFeedRestart() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => client.fetchInfiniteQuery({ ...feedQuery, staleTime: 0, pages: 1 }),
    onError: complain,
  });
}
