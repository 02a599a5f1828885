import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { Input } from "../../../shared/client.ts";
import type { SearchResult } from "../../../shared/search.ts";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { calm } from "../media/calm.ts";

type Kind = NonNullable<NonNullable<Input<"GET /search">["query"]>["type"]>;

/** What is new is there when they come again. */
const lasting = { ...calm, staleTime: 10 * 60_000 } as const;

/** The public's newest pictures. */
export function useExplore() {
  return useInfiniteQuery({
    ...paged(["explore"], (start, signal) => call("GET /explore", { query: { limit: 24, ...start }, signal })),
    ...lasting,
  });
}

/** Posts that have a hashtag. */
export function useTag(tag: string) {
  return useInfiniteQuery({
    ...paged(["tag", tag], (start, signal) =>
      call("GET /tags/{tag}", { params: { tag }, query: { limit: 24, ...start }, signal }),
    ),
    ...lasting,
  });
}

/** People whose names begin with what is looked for. */
export function useFoundPeople(q: string) {
  return useFound("users", q, (result) => (result.type === "user" ? [result.user] : []));
}

/** Hashtags that begin with what is looked for. */
export function useFoundTags(q: string) {
  return useFound("tags", q, (result) => (result.type === "tag" ? [result.tag] : []));
}

/** Posts with a hashtag that begins with what is looked for. */
export function useFoundPosts(q: string) {
  return useFound("posts", q, (result) => (result.type === "post" ? [result.post] : []));
}

/** One kind of results. The last ones stay until the next are there, and a search nobody waits for any more is called off. */
function useFound<Found>(type: Kind, q: string, pick: (result: SearchResult) => Found[]) {
  return useInfiniteQuery({
    ...paged(["search", type, q], (start, signal) =>
      call("GET /search", { query: { q, type, limit: type === "posts" ? 24 : 20, ...start }, signal }),
    ),
    ...lasting,
    enabled: q !== "",
    placeholderData: keepPreviousData,
    select: (list) => ({ pages: list.pages.map((page) => ({ ...page, items: page.items.flatMap(pick) })) }),
  });
}
