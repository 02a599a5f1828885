import { Link } from "wouter";
import type { Post } from "../../../shared/posts.ts";
import { signInPath } from "../auth/return-path.ts";
import { IconButton } from "../design/icon-button.tsx";
import { Icon } from "../design/icons.tsx";
import { useLike } from "./queries.ts";

/** Likes a post, or takes the like back; visitors sign in first. */
export function LikeButton({ post }: { readonly post: Post }) {
  const setLiked = useLike(post);
  const { viewer } = post;
  if (!viewer) {
    return (
      <Link href={signInPath(`/p/${post.id}`)} className="icon-button" aria-label="Sign in to like" title="Like">
        <Icon name="like" />
      </Link>
    );
  }
  return <IconButton label="Like" icon="like" pressed={viewer.liked} onClick={() => setLiked(!viewer.liked)} />;
}
