import { useInfiniteQuery } from "@tanstack/react-query";
import type { Post } from "../../../shared/posts.ts";
import { call } from "../api/client.ts";
import { correctCount } from "../api/late-answers.ts";
import { paged } from "../api/paged.ts";
import { useToggle } from "../api/toggle.ts";
import { cachedPost, changePost, isPost } from "../posts/cached-posts.ts";

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
    settled: (client, liked) => {
      const shown = cachedPost(client, id)?.counts.likes ?? 0;
      const by = liked ? 1 : -1;
      correctCount(client, isPost(id), "likes", { before: shown - by, by });
      void client.invalidateQueries({ queryKey: likesKey(id) });
    },
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
