import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Post } from "../../../shared/posts.ts";
import { call } from "../api/client.ts";
import { forgetNowAndLater } from "../api/late-answers.ts";
import { cachedPost, changePost } from "./cached-posts.ts";

/** Keys of lists that hold posts and nothing else. */
export const postLists = {
  feed: ["feed"],
  saved: ["saved"],
  ofUser: (username: string) => ["user-posts", username],
} as const;

const postQuery = (id: string, client: QueryClient) =>
  queryOptions({
    queryKey: ["post", id],
    queryFn: ({ signal }) => call("GET /posts/{id}", { params: { id }, signal }),
    // Shown at once when it comes from a list, and read anew.
    initialData: () => cachedPost(client, id),
    initialDataUpdatedAt: 0,
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data?.status === "processing" ? (dataUpdateCount < 10 ? 1000 : 4000) : false,
  });

/** One post; asks again while its pictures are being processed. */
export function usePost(id: string) {
  const client = useQueryClient();
  const query = useQuery(postQuery(id, client));
  const status = query.data?.status;
  const before = useRef(status);
  useEffect(() => {
    if (before.current === "processing" && status === "published") forgetPostLists(client);
    before.current = status;
  }, [client, status]);
  return query;
}

/** Posts pictures that have been uploaded. The key makes a repeated try harmless. */
export function useCreatePost() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: { key: string; upload_ids: string[]; caption: string; alt_texts: string[] }) =>
      call("POST /posts", { body, headers: { "idempotency-key": key } }),
    onSuccess: (post) => {
      client.setQueryData(postQuery(post.id, client).queryKey, post);
      if (post.status === "published") forgetPostLists(client);
    },
  });
}

/** Changes what a post of one's own says. */
export function useUpdatePost(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { caption: string; alt_texts: string[] }) => call("PATCH /posts/{id}", { params: { id }, body }),
    onSuccess: (post) => changePost(client, id, () => post),
  });
}

/** Deletes a post of one's own, and takes it out of the lists at once. */
export function useDeletePost() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (post: Post) => call("DELETE /posts/{id}", { params: { id: post.id } }),
    onSuccess: (_, post) => {
      changePost(client, post.id, () => undefined);
      forgetPostLists(client);
    },
  });
}

/** Lists and counts are made from the table's stream, a moment later. */
export function forgetPostLists(client: QueryClient): void {
  for (const name of ["feed", "user-posts", "profile", "me"]) forgetNowAndLater(client, [name]);
}
