import {
  type InfiniteData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Output } from "../../../shared/client.ts";
import type { Post } from "../../../shared/posts.ts";
import { call } from "../api/client.ts";

type Page = Output<"GET /users/{username}/posts">;

/** Keys of every list that holds posts. */
export const postLists = { feed: ["feed"], ofUser: (username: string) => ["user-posts", username] } as const;

const postQuery = (id: string) =>
  queryOptions({
    queryKey: ["post", id],
    queryFn: ({ signal }) => call("GET /posts/{id}", { params: { id }, signal }),
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data?.status === "processing" ? (dataUpdateCount < 10 ? 1000 : 4000) : false,
  });

/** One post; asks again while its pictures are being processed. */
export function usePost(id: string) {
  const client = useQueryClient();
  const query = useQuery(postQuery(id));
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
      client.setQueryData(postQuery(post.id).queryKey, post);
      if (post.status === "published") forgetPostLists(client);
    },
  });
}

/** Deletes a post of one's own, and takes it out of the lists at once. */
export function useDeletePost() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (post: Post) => call("DELETE /posts/{id}", { params: { id: post.id } }),
    onSuccess: (_, post) => {
      for (const queryKey of [postLists.feed, postLists.ofUser(post.author.username)]) {
        client.setQueryData<InfiniteData<Page>>(queryKey, (list) => list && without(list, post.id));
      }
      client.removeQueries({ queryKey: postQuery(post.id).queryKey });
      forgetPostLists(client);
    },
  });
}

function without(list: InfiniteData<Page>, id: string): InfiniteData<Page> {
  return {
    ...list,
    pages: list.pages.map((page) => ({ ...page, items: page.items.filter((post) => post.id !== id) })),
  };
}

/** Lists and counts are made from the table's stream, a moment later: they are read again when next looked at. */
function forgetPostLists(client: QueryClient): void {
  for (const name of ["feed", "user-posts", "profile", "me"]) {
    void client.invalidateQueries({ queryKey: [name], refetchType: "none" });
  }
}
