import { Link } from "wouter";
import type { Post } from "../../../shared/posts.ts";
import { Icon } from "../design/icons.tsx";
import { More } from "../design/more.tsx";
import { Picture } from "../media/picture.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { useUserPosts } from "./queries.ts";

/** Shown while the posts are on their way. */
const PLACES = [1, 2, 3, 4, 5, 6];

/** Somebody's posts as a sheet of squares. */
export function PostGrid({ username }: { readonly username: string }) {
  const posts = useUserPosts(username);
  if (posts.isLoadingError) return <LoadFailure query={posts} what="list" />;
  const shown = posts.data?.pages.flatMap((page) => page.items) ?? [];
  if (posts.isSuccess && shown.length === 0 && !posts.hasNextPage) {
    return (
      <div className="empty">
        <h2>No prints yet</h2>
        <p>What @{username} posts will appear here.</p>
      </div>
    );
  }
  return (
    <>
      <ul className="grid" aria-label={`Posts by ${username}`} aria-busy={posts.isPending}>
        {posts.isPending && PLACES.map((place) => <li key={place} className="skeleton" />)}
        {shown.map((post) => (
          <Cell key={post.id} post={post} />
        ))}
      </ul>
      {posts.hasNextPage && (
        <More
          label="Show more posts"
          pending={posts.isFetchingNextPage}
          error={posts.isFetchNextPageError ? posts.error : null}
          onMore={posts.fetchNextPage}
        />
      )}
    </>
  );
}

function Cell({ post }: { readonly post: Post }) {
  const [cover] = post.media;
  return (
    <li>
      <Link href={`/p/${post.id}`}>
        {cover ? (
          <Picture
            media={cover}
            sizes="(min-width: 56rem) 20rem, 33vw"
            fallbackAlt={post.caption.slice(0, 100) || `Photograph by ${post.author.username}`}
          />
        ) : (
          <span className="label">{post.status === "failed" ? "Not published" : "Processing"}</span>
        )}
        {post.media.length > 1 && (
          <span className="grid-several">
            <Icon name="several" />
            <span className="visually-hidden">{post.media.length} pictures</span>
          </span>
        )}
      </Link>
    </li>
  );
}
