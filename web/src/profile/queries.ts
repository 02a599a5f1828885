import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { useSession } from "../api/session.ts";
import { postLists } from "../posts/queries.ts";

/** Your own account, when you are signed in. */
export function useMe() {
  const { state } = useSession();
  return useQuery({
    queryKey: ["me"],
    queryFn: ({ signal }) => call("GET /users/me", { signal }),
    enabled: state === "in",
  });
}

/** Somebody's profile. */
export function useProfile(username: string) {
  return useQuery({
    queryKey: ["profile", username],
    queryFn: ({ signal }) => call("GET /users/{username}", { params: { username }, signal }),
  });
}

/** Somebody's posts, newest first. */
export function useUserPosts(username: string) {
  return useInfiniteQuery(
    paged(postLists.ofUser(username), (start, signal) =>
      call("GET /users/{username}/posts", { params: { username }, query: { limit: 24, ...start }, signal }),
    ),
  );
}
