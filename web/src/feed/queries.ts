import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { postLists } from "../posts/queries.ts";

const MINUTE = 60_000;
const EMPTY_AGAIN_MS = 5000;

/** The feed, page by page. It changes only when asked to, so that nothing moves under the reader. */
export function useFeed() {
  return useInfiniteQuery({
    ...paged(postLists.feed, (start, signal) => call("GET /feed", { query: { limit: 10, ...start }, signal })),
    // The pictures' addresses work for an hour at least.
    staleTime: 45 * MINUTE,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // Whoever has just begun to follow somebody waits for their pictures.
    refetchInterval: ({ state: { data } }) => (data && isEmpty(data) ? EMPTY_AGAIN_MS : false),
  });
}

function isEmpty({ pages }: { readonly pages: readonly { readonly items: readonly unknown[] }[] }): boolean {
  return pages.every(({ items }) => items.length === 0);
}

/** How many posts are newer than the newest on the page; looks again every minute. */
export function useNewCount(newest: string | undefined): number {
  const { data } = useQuery({
    queryKey: ["feed-news", newest],
    queryFn: ({ signal }) => call("GET /feed", { query: { limit: 1, new_since: newest }, signal }),
    enabled: newest !== undefined,
    initialData: { items: [], next_cursor: null, new_count: 0 },
    refetchInterval: MINUTE,
    retry: false,
  });
  return data.new_count ?? 0;
}

/** Starts the feed again from its newest post, without going blank in between. */
export function useFeedRestart() {
  const client = useQueryClient();
  return useCallback(async () => {
    client.setQueryData<ReturnType<typeof useFeed>["data"]>(
      postLists.feed,
      (feed) => feed && { pages: feed.pages.slice(0, 1), pageParams: feed.pageParams.slice(0, 1) },
    );
    await client.refetchQueries({ queryKey: postLists.feed });
  }, [client]);
}
