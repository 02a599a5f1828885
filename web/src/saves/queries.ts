import { useInfiniteQuery } from "@tanstack/react-query";
import type { Post } from "../../../shared/posts.ts";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { useToggle } from "../api/toggle.ts";
import { changePost } from "../posts/cached-posts.ts";
import { postLists } from "../posts/queries.ts";

/** The posts one has saved, the last saved first. */
export function useSaved() {
  return useInfiniteQuery(
    paged(postLists.saved, (start, signal) => call("GET /saved", { query: { limit: 10, ...start }, signal })),
  );
}

/** Saves a post for oneself, or forgets it. One that is forgotten stays in the list until that is read again. */
export function useSave({ id, viewer }: Post): (saved: boolean) => void {
  return useToggle<boolean>({
    key: ["save", id],
    now: viewer?.saved ?? false,
    show: (client, saved) => changePost(client, id, (post) => withSaved(post, saved)),
    send: (saved) => call(saved ? "PUT /posts/{id}/save" : "DELETE /posts/{id}/save", { params: { id } }),
    settled: (client) => void client.invalidateQueries({ queryKey: postLists.saved, refetchType: "none" }),
  });
}

function withSaved(post: Post, saved: boolean): Post {
  return post.viewer && post.viewer.saved !== saved ? { ...post, viewer: { ...post.viewer, saved } } : post;
}
