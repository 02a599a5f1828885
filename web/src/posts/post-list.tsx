import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Post } from "../../../shared/posts.ts";
import { More } from "../design/more.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { PostCard } from "./post-card.tsx";
import "./post-list.css";

interface PostListProps {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Post[] }>>;
  /** Names the list in a failure. */
  readonly what: string;
  /** Said below the last post. */
  readonly end: string;
  /** In place of posts when there are none. */
  readonly children: ReactNode;
}

/** Posts one below the other, as far as one scrolls. */
export function PostList({ query, what, end, children }: PostListProps) {
  const posts = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <PostListSkeleton />;
  if (query.isLoadingError) return <LoadFailure query={query} what={what} />;
  if (posts.length === 0 && !query.hasNextPage) return <div className="empty">{children}</div>;
  return (
    <>
      <section className="post-list" aria-label="Posts" aria-busy={query.isFetching}>
        {posts.map((post, index) => (
          <PostCard key={post.id} post={post} first={index === 0} />
        ))}
      </section>
      {query.hasNextPage && (
        <More
          label="Show more posts"
          pending={query.isFetchingNextPage}
          error={query.isFetchNextPageError ? query.error : null}
          onMore={query.fetchNextPage}
        />
      )}
      {posts.length > 0 && !query.hasNextPage && <p className="post-list-end label">{end}</p>}
    </>
  );
}

/** As tall as what comes in its place, so that nothing jumps. */
function PostListSkeleton() {
  return (
    <div className="post-list" role="status" aria-label="Loading posts">
      {[0, 1].map((place) => (
        <div key={place} className="post-card">
          <div className="skeleton post-skeleton" />
          <div className="post-note">
            <div className="skeleton line" />
            <div className="skeleton line short" />
          </div>
        </div>
      ))}
    </div>
  );
}
