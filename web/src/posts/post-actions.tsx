import { Link } from "wouter";
import type { Post } from "../../../shared/posts.ts";
import { Icon } from "../design/icons.tsx";
import { amount, inShort } from "../design/numbers.ts";
import { LikeButton } from "../likes/like-button.tsx";
import { SaveButton } from "../saves/save-button.tsx";
import "./post-actions.css";

interface PostActionsProps {
  readonly post: Post;
  /** Goes to where one comments, when that is on this very page. */
  readonly onComment?: () => void;
}

/** What one can do with a post, and how many have. */
export function PostActions({ post, onComment }: PostActionsProps) {
  const { likes, comments } = post.counts;
  const commentLabel = comments > 0 ? amount(comments, "comment", "comments") : "Comment";
  return (
    <div className="post-actions">
      <LikeButton post={post} />
      <span className="post-action-count">
        {likes > 0 && (
          <Link
            href={`/p/${post.id}/likes`}
            aria-label={`Liked by ${inShort(likes)} ${likes === 1 ? "person" : "people"}`}
          >
            {inShort(likes)}
          </Link>
        )}
      </span>
      {onComment ? (
        <button type="button" className="icon-button" aria-label={commentLabel} title="Comment" onClick={onComment}>
          <Icon name="comment" />
        </button>
      ) : (
        <Link href={`/p/${post.id}`} className="icon-button" aria-label={commentLabel} title="Comments">
          <Icon name="comment" />
        </Link>
      )}
      <span className="post-action-count" aria-hidden="true">
        {comments > 0 && inShort(comments)}
      </span>
      <SaveButton post={post} />
    </div>
  );
}
