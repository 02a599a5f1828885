import { Link } from "wouter";
import { More } from "../design/more.tsx";
import { PostCard } from "../posts/post-card.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { useTitle } from "../shell/title.ts";
import { NewPosts } from "./new-posts.tsx";
import { useFeed } from "./queries.ts";
import "./feed.css";

const today = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" });

/** The posts of the people one follows, and one's own. */
export function FeedPage() {
  useTitle("Feed");
  const feed = useFeed();
  const posts = feed.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <header className="page-head">
        <p className="label">{today.format(new Date())}</p>
        <h1>Feed</h1>
      </header>
      <NewPosts newest={posts[0]?.id} />
      {feed.isPending && <FeedSkeleton />}
      {feed.isLoadingError && <LoadFailure query={feed} what="feed" />}
      {feed.isSuccess && posts.length === 0 && !feed.hasNextPage && <EmptyFeed />}
      <section className="feed" aria-label="Posts" aria-busy={feed.isFetching}>
        {posts.map((post, index) => (
          <PostCard key={post.id} post={post} first={index === 0} />
        ))}
      </section>
      {feed.hasNextPage && (
        <More
          label="Show more posts"
          pending={feed.isFetchingNextPage}
          error={feed.isFetchNextPageError ? feed.error : null}
          onMore={feed.fetchNextPage}
        />
      )}
      {posts.length > 0 && !feed.hasNextPage && <p className="feed-end label">You have seen everything</p>}
    </>
  );
}

function EmptyFeed() {
  return (
    <div className="empty">
      <h2>The wall is bare</h2>
      <p>Pictures of the people you follow will hang here, and so will yours.</p>
      <Link href="/compose" className="button">
        Post your first picture
      </Link>
    </div>
  );
}

/** As tall as what comes in its place, so that nothing jumps. */
function FeedSkeleton() {
  return (
    <div className="feed" role="status" aria-label="Loading posts">
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
