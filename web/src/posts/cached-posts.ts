import type { QueryClient } from "@tanstack/react-query";
import type { Post } from "../../../shared/posts.ts";
import { changeCached, findCached } from "../api/cached.ts";

/** Recognises a post. */
export const isPost =
  (id: string) =>
  (value: object): value is Post =>
    "caption" in value && (value as Post).id === id;

/** Changes a post wherever it is shown: in every list, and by itself. `undefined` takes it out. */
export function changePost(client: QueryClient, id: string, change: (post: Post) => Post | undefined): void {
  changeCached(client, isPost(id), change);
}

/** A post that some list has brought already. */
export function cachedPost(client: QueryClient, id: string): Post | undefined {
  return findCached(client, isPost(id));
}
