import { useInfiniteQuery } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { useToggle } from "../api/toggle.ts";
import { showRelationship } from "../people/standing.ts";

/** Whom one has blocked. */
export function useBlocks() {
  return useInfiniteQuery(
    paged(["blocks"], (start, signal) => call("GET /blocks", { query: { limit: 30, ...start }, signal })),
  );
}

/**
 * Blocks and unblocks somebody.
 * @param onShow is told what to show, where it is not their profile that shows it
 */
export function useBlock(username: string, now: boolean, onShow?: (blocking: boolean) => void) {
  return useToggle<boolean>({
    key: ["block", username],
    now,
    show: (client, blocking) => {
      showRelationship(client, username, { blocking });
      onShow?.(blocking);
    },
    send: async (wanted) => {
      const endpoint = wanted ? "PUT /users/{username}/block" : "DELETE /users/{username}/block";
      await call(endpoint, { params: { username } });
      return wanted;
    },
    settled: (client) => {
      // Any list may hold what neither of the two may see of the other any more. What is looked at now may have
      // been read before the server knew; only the list of the blocked keeps whom one has just let go, until one comes to it again.
      client.removeQueries({ type: "inactive" });
      void client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== "blocks" });
      void client.invalidateQueries({ queryKey: ["blocks"], refetchType: "none" });
    },
  });
}
