import { Link } from "wouter";
import type { Post } from "../../../shared/posts.ts";
import { When } from "../design/when.tsx";

/** When a post was made, and whether its words have changed since. */
export function Posted({ post, linked = false }: { readonly post: Post; readonly linked?: boolean }) {
  return (
    <p className="label">
      {linked ? (
        <Link href={`/p/${post.id}`}>
          <When iso={post.created_at} />
        </Link>
      ) : (
        <When iso={post.created_at} />
      )}
      {!linked && post.media.length > 1 && ` · ${post.media.length} pictures`}
      {post.edited_at && " · Edited"}
    </p>
  );
}
