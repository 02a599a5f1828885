import { type QueryClient, useInfiniteQuery } from "@tanstack/react-query";
import type { Post } from "../../../shared/posts.ts";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { useToggle } from "../api/toggle.ts";
import { changePost } from "../posts/cached-posts.ts";

const likesKey = (id: string) => ["likes", id] as const;

/** Who likes a post. */
export function useLikes(id: string) {
  return useInfiniteQuery(
    paged(likesKey(id), (start, signal) =>
      call("GET /posts/{id}/likes", { params: { id }, query: { limit: 30, ...start }, signal }),
    ),
  );
}

/** Likes a post, or takes the like back. */
export function useLike({ id, viewer }: Post): (liked: boolean) => void {
  return useToggle<boolean>({
    key: ["like", id],
    now: viewer?.liked ?? false,
    show: (client, liked) => changePost(client, id, (post) => withLiked(post, liked)),
    send: (liked) => call(liked ? "PUT /posts/{id}/like" : "DELETE /posts/{id}/like", { params: { id } }),
    settled: (client: QueryClient) => void client.invalidateQueries({ queryKey: likesKey(id) }),
  });
}

function withLiked(post: Post, liked: boolean): Post {
  if (!post.viewer || post.viewer.liked === liked) return post;
  return {
    ...post,
    viewer: { ...post.viewer, liked },
    counts: { ...post.counts, likes: Math.max(0, post.counts.likes + (liked ? 1 : -1)) },
  };
}
