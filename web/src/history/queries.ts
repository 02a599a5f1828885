import { useInfiniteQuery } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";

/** What happened to how one's account is entered, newest first. */
export function useHistory() {
  return useInfiniteQuery({
    ...paged(["history"], (start, signal) => call("GET /auth/history", { query: start, signal })),
    // Whoever looks here wants to know what has happened by now.
    staleTime: 0,
  });
}
