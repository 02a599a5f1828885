import { useInfiniteQuery } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { useToggle } from "../api/toggle.ts";
import { showRelationship } from "../people/standing.ts";
import { postLists } from "../posts/queries.ts";

/** Whom one has muted. */
export function useMutes() {
  return useInfiniteQuery(
    paged(["mutes"], (start, signal) => call("GET /mutes", { query: { limit: 30, ...start }, signal })),
  );
}

/**
 * Mutes and unmutes somebody.
 * @param onShow is told what to show, where it is not their profile that shows it
 */
export function useMute(username: string, now: boolean, onShow?: (muting: boolean) => void) {
  return useToggle<boolean>({
    key: ["mute", username],
    now,
    show: (client, muting) => {
      showRelationship(client, username, { muting });
      onShow?.(muting);
    },
    send: async (wanted) => {
      const endpoint = wanted ? "PUT /users/{username}/mute" : "DELETE /users/{username}/mute";
      await call(endpoint, { params: { username } });
      return wanted;
    },
    settled: (client) => {
      client.removeQueries({ queryKey: postLists.feed, type: "inactive" });
      void client.invalidateQueries({ queryKey: postLists.feed });
      void client.invalidateQueries({ queryKey: ["mutes"], refetchType: "none" });
    },
  });
}
