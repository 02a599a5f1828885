import { useInfiniteQuery, useMutation, useMutationState, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Profile } from "../../../shared/users.ts";
import { call } from "../api/client.ts";
import { sentenceOf } from "../api/problems.ts";
import { useSession } from "../api/session.ts";
import { postLists } from "../posts/queries.ts";
import { toast } from "../shell/toasts.tsx";

const profileKey = (username: string) => ["profile", username] as const;

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
    queryKey: profileKey(username),
    queryFn: ({ signal }) => call("GET /users/{username}", { params: { username }, signal }),
  });
}

/** Somebody's posts, newest first. */
export function useUserPosts(username: string) {
  return useInfiniteQuery({
    queryKey: postLists.ofUser(username),
    queryFn: ({ pageParam, signal }) =>
      call("GET /users/{username}/posts", {
        params: { username },
        query: { limit: 24, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
  });
}

/**
 * Follows and unfollows at once on the page, and takes it back when the server refuses.
 * While one change is under way another is not begun, wherever on the page it was asked for.
 */
export function useFollow(username: string) {
  const client = useQueryClient();
  const mutationKey = ["follow", username];
  const pending = useMutationState({ filters: { mutationKey, status: "pending" } }).length > 0;
  const { mutate } = useMutation({
    mutationKey,
    mutationFn: (following: boolean) =>
      call(following ? "PUT /users/{username}/follow" : "DELETE /users/{username}/follow", { params: { username } }),
    onMutate: async (following) => {
      await client.cancelQueries({ queryKey: profileKey(username) });
      const before = client.getQueryData<Profile>(profileKey(username));
      client.setQueryData<Profile>(profileKey(username), (profile) => profile && withFollowing(profile, following));
      return before;
    },
    onError: (error, _, before) => {
      client.setQueryData(profileKey(username), before);
      toast(sentenceOf(error));
    },
    onSuccess: () => {
      // The feed and one's own counts follow a moment later; they are read again when next looked at.
      void client.invalidateQueries({ queryKey: postLists.feed, refetchType: "none" });
      void client.invalidateQueries({ queryKey: ["me"], refetchType: "none" });
    },
  });
  const setFollowing = (following: boolean) => {
    if (client.isMutating({ mutationKey }) === 0) mutate(following);
  };
  return { setFollowing, pending };
}

function withFollowing(profile: Profile, following: boolean): Profile {
  if (!profile.relationship || profile.relationship.following === following) return profile;
  return {
    ...profile,
    relationship: { ...profile.relationship, following },
    counts: { ...profile.counts, followers: profile.counts.followers + (following ? 1 : -1) },
  };
}
