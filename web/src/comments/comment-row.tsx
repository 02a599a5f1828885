import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "wouter";
import type { Comment } from "../../../shared/comments.ts";
import type { Post } from "../../../shared/posts.ts";
import { IconButton } from "../design/icon-button.tsx";
import { amount } from "../design/numbers.ts";
import { When } from "../design/when.tsx";
import { Avatar } from "../media/avatar.tsx";
import { Caption } from "../posts/caption.tsx";
import { useMe } from "../profile/queries.ts";
import { DeleteComment } from "./delete-comment.tsx";
import { type ShownComment, useLikeComment } from "./queries.ts";

/** What every comment of a list is told. */
export interface CommentContext {
  readonly post: Post;
  /** The comment the address asks for. */
  readonly target: string | undefined;
  readonly onReply: (comment: Comment) => void;
  readonly onDeleted: () => void;
}

interface CommentRowProps extends CommentContext {
  readonly comment: ShownComment;
  readonly children?: ReactNode;
}

/** The entry of the history whose target has been shown; coming back to it must not scroll there again. */
let shownFor: unknown;

/** One comment, and below it what belongs to it. */
export function CommentRow({ comment, children, post, target, onReply, onDeleted }: CommentRowProps) {
  const { data: me } = useMe();
  const setLiked = useLikeComment(comment);
  const row = useRef<HTMLLIElement>(null);
  const { author, text, entities, counts, viewer, created_at, sending = false } = comment;
  const targeted = comment.id === target;
  const mayDelete = me !== undefined && [author?.id, post.author.id].includes(me.id);
  useEffect(() => {
    const entry = history.state?.key ?? location.href;
    if (!targeted || shownFor === entry) return;
    shownFor = entry;
    row.current?.scrollIntoView({ block: "center" });
    row.current?.focus({ preventScroll: true });
  }, [targeted]);
  useEffect(() => {
    if (sending) row.current?.scrollIntoView({ block: "nearest" });
  }, [sending]);
  return (
    <li
      ref={row}
      className={author ? "comment" : "comment deleted"}
      tabIndex={targeted ? -1 : undefined}
      aria-current={targeted || undefined}
      aria-busy={sending}
    >
      {author ? (
        <>
          <Avatar person={author} size="small" />
          <div className="comment-body">
            <p className="comment-author">
              <Link href={`/u/${author.username}`}>{author.display_name || author.username}</Link>
              <span> @{author.username}</span>
            </p>
            <Caption text={text} entities={entities} />
          </div>
        </>
      ) : (
        <Deleted />
      )}
      {author && !sending && (
        <IconButton
          label={`Like the comment of ${author.username}`}
          icon="like"
          pressed={viewer.liked}
          onClick={() => setLiked(!viewer.liked)}
        />
      )}
      <div className="comment-foot">
        <span>{sending ? "Sending…" : <When iso={created_at} short />}</span>
        {author && counts.likes > 0 && <span>{amount(counts.likes, "like", "likes")}</span>}
        {author && !sending && (
          <button type="button" aria-label={`Reply to ${author.username}`} onClick={() => onReply(comment)}>
            Reply
          </button>
        )}
        {!sending && mayDelete && <DeleteComment comment={comment} onDeleted={onDeleted} />}
      </div>
      {children && <div className="comment-thread">{children}</div>}
    </li>
  );
}

/** What is left of a comment whose author's account was erased: its place, for the replies. */
function Deleted() {
  return (
    <>
      <span className="avatar small" aria-hidden="true" />
      <div className="comment-body">
        <p className="comment-deleted">Deleted</p>
      </div>
    </>
  );
}
