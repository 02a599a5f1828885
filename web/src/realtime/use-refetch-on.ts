import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { isSeen, subscribe } from "./events.ts";

/**
 * Reads something again when it may have changed; in a tab that nobody looks at, when somebody does.
 * @param queryKey must be the same object at every rendering
 */
export function useRefetchOn(type: "notification" | "feed", queryKey: QueryKey): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribe(type, () => {
        void client.invalidateQueries({ queryKey, refetchType: isSeen() ? "active" : "none" });
      }),
    [client, type, queryKey],
  );
}
