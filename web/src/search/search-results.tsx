import { useEffect } from "react";
import { Link } from "wouter";
import type { FoundTag } from "../../../shared/search.ts";
import { amount } from "../design/numbers.ts";
import { PersonList } from "../people/person-list.tsx";
import { PostGrid } from "../posts/post-grid.tsx";
import { PagedList, type PagedQuery } from "../shell/paged-list.tsx";
import { useFoundPeople, useFoundPosts, useFoundTags } from "./queries.ts";

interface FoundProps {
  readonly q: string;
  /** Told how many there are. */
  readonly onFound: (words: string) => void;
}

/** People who were found. */
export function PeopleFound({ q, onFound }: FoundProps) {
  const people = useFoundPeople(q);
  useFoundAloud(people, "person", "people", onFound);
  return <PersonList query={people} empty={<NothingFound q={q} what="Nobody's name begins" />} />;
}

/** Hashtags that were found. */
export function TagsFound({ q, onFound }: FoundProps) {
  const tags = useFoundTags(q);
  useFoundAloud(tags, "tag", "tags", onFound);
  return (
    <PagedList
      query={tags}
      className="tags"
      label="Tags"
      more="Show more tags"
      empty={<NothingFound q={q} what="No hashtag begins" />}
      skeleton={<div className="tag-row skeleton" />}
      places={6}
    >
      {(found) => <TagRow key={found.tag} found={found} />}
    </PagedList>
  );
}

function TagRow({ found: { tag, posts } }: { readonly found: FoundTag }) {
  return (
    <li>
      <Link href={`/tags/${encodeURIComponent(tag)}`} className="tag-row">
        <span className="tag-name">#{tag}</span> <span className="label">{amount(posts, "post", "posts")}</span>
      </Link>
    </li>
  );
}

/** Posts that were found. */
export function PostsFound({ q, onFound }: FoundProps) {
  const posts = useFoundPosts(q);
  useFoundAloud(posts, "post", "posts", onFound);
  return (
    <PostGrid query={posts} label="Posts" empty={<NothingFound q={q} what="No post has a hashtag that begins" />} />
  );
}

function NothingFound({ q, what }: { readonly q: string; readonly what: string }) {
  return (
    <>
      <h2>Nothing found</h2>
      <p>
        {what} with “{q}”. Try fewer letters.
      </p>
    </>
  );
}

/** Tells those who can't see the results how many there are. */
function useFoundAloud(query: PagedQuery<unknown>, one: string, many: string, onFound: FoundProps["onFound"]): void {
  const count = query.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  const settled = query.isSuccess && !query.isPlaceholderData;
  const words = `${query.hasNextPage ? "More than " : ""}${count || "No"} ${count === 1 ? one : many} found`;
  useEffect(() => onFound(settled ? words : ""), [settled, words, onFound]);
}
