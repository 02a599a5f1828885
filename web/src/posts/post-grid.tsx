import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Post } from "../../../shared/posts.ts";
import { Icon } from "../design/icons.tsx";
import { Picture } from "../media/picture.tsx";
import { PagedList, type PagedQuery } from "../shell/paged-list.tsx";
import "./post-grid.css";

/** How many squares stand in a row, whatever the screen. */
export const GRID_COLUMNS = 3;

interface PostGridProps {
  readonly query: PagedQuery<Post>;
  readonly label: string;
  /** Shown when there are none. */
  readonly empty: ReactNode;
}

/** Posts as a sheet of squares. */
export function PostGrid({ query, label, empty }: PostGridProps) {
  return (
    <PagedList
      query={query}
      className="grid"
      label={label}
      more="Show more posts"
      empty={empty}
      skeleton={<div className="skeleton" />}
      places={4 * GRID_COLUMNS}
    >
      {(post) => <Cell key={post.id} post={post} />}
    </PagedList>
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
            <span className="visually-hidden">, {post.media.length} pictures</span>
          </span>
        )}
      </Link>
    </li>
  );
}
