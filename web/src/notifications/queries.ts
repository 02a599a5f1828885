import { type QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { useSession } from "../api/session.ts";
import { postLists } from "../posts/queries.ts";

const notificationsKey = ["notifications"] as const;
export const unreadKey = ["unread"] as const;

/** What happened, grouped, the latest first. */
export function useNotifications() {
  const client = useQueryClient();
  return useInfiniteQuery(
    paged(notificationsKey, async (start, signal) => {
      const page = await call("GET /notifications", { query: { limit: 20, ...start }, signal });
      setUnread(client, page.unread_count);
      // Their posts have come into the feed, among those it has already and not before them.
      const accepted = page.items.some(({ kind, unread }) => unread && kind === "follow_accepted");
      if (accepted) void client.invalidateQueries({ queryKey: postLists.feed, refetchType: "none" });
      return page;
    }),
  );
}

/** How many notifications are unread. */
export function useUnreadCount(): number {
  const { state } = useSession();
  const { data = 0 } = useQuery({
    queryKey: unreadKey,
    queryFn: async ({ signal }) => (await call("GET /notifications", { query: { limit: 1 }, signal })).unread_count,
    enabled: state === "in",
  });
  return data;
}

/** Marks as read what happened until then. The list keeps its marks, so that one sees what was new. */
export function useReadNotifications() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (until: string) => call("POST /notifications/read", { body: { until } }),
    onSuccess: () => {
      setUnread(client, 0);
      void client.invalidateQueries({ queryKey: notificationsKey, refetchType: "none" });
    },
  });
}

function setUnread(client: QueryClient, count: number): void {
  client.setQueryData<number>(unreadKey, count);
}
