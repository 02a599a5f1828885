import type { SearchResult } from "../../shared/search.ts";
import { hydratePosts } from "../posts/views.ts";
import { hydratePeople } from "../users/people.ts";
import type { Viewer } from "../visibility/visibility.ts";
import { folded, listPeople } from "./names.ts";
import { asTag, listTaggedLike, listTags, taggedWith } from "./tags.ts";
import { visibleTags } from "./visible-tags.ts";

interface PageOptions {
  readonly limit: number;
  readonly after: string | undefined;
}

interface Found {
  readonly items: SearchResult[];
  readonly last: string | undefined;
}

export const nothing: Found = { items: [], last: undefined };

/** One way to find something by the beginning of a word. */
interface Finder {
  /** What was typed, as it is searched for. */
  readonly words: (typed: string) => string;
  readonly find: (viewer: Viewer, words: string, page: PageOptions) => Promise<Found>;
}

export const finders: Readonly<Record<"users" | "tags" | "posts", Finder>> = {
  users: {
    words: (typed) => folded(typed.replace(/^@/, "")),
    find: async (viewer, words, page) => {
      const { ids, last } = await listPeople(words, page);
      const people = await hydratePeople(viewer, ids);
      return { items: people.map((user) => ({ type: "user", user })), last };
    },
  },
  tags: {
    words: asTag,
    find: async (viewer, words, page) => {
      const { tags, last } = await listTags(words, page);
      const visible = await visibleTags(viewer, tags);
      return { items: visible.map((tag) => ({ type: "tag", tag })), last };
    },
  },
  posts: {
    words: asTag,
    find: async (viewer, words, page) => {
      const { references, last } = await listTaggedLike(words, page);
      const posts = await hydratePosts(
        viewer,
        references,
        taggedWith((tag) => tag.startsWith(words)),
      );
      return { items: posts.map((post) => ({ type: "post", post })), last };
    },
  },
};
