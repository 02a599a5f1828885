import { type Ref, useCallback, useRef, useState } from "react";
import { Link, useSearch } from "wouter";
import type { Comment } from "../../../shared/comments.ts";
import type { Post } from "../../../shared/posts.ts";
import { useSession } from "../api/session.ts";
import { signInPath, useHere } from "../auth/return-path.ts";
import { amount } from "../design/numbers.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentList } from "./comment-list.tsx";
import "./comments.css";

interface CommentsProps {
  readonly ref: Ref<HTMLElement>;
  readonly post: Post;
}

/** What people say about a post. An address with `?comment=` begins with that one. */
export function Comments({ ref, post }: CommentsProps) {
  const { state } = useSession();
  const target = new URLSearchParams(useSearch()).get("comment") ?? undefined;
  const here = useHere();
  const [replyTo, setReplyTo] = useState<Comment>();
  const heading = useRef<HTMLHeadingElement>(null);
  const focusHeading = useCallback(() => heading.current?.focus(), []);
  const { comments } = post.counts;
  return (
    <section ref={ref} className="comments" aria-labelledby="comments">
      <h2 id="comments" ref={heading} tabIndex={-1}>
        {comments > 0 ? amount(comments, "comment", "comments") : "Comments"}
      </h2>
      {state === "in" ? (
        <>
          <CommentList key={target} post={post} target={target} onReply={setReplyTo} onDeleted={focusHeading} />
          <CommentForm post={post} replyTo={replyTo} onReplyTo={setReplyTo} />
        </>
      ) : (
        <p className="comments-none">
          <Link href={signInPath(here)}>Sign in to read the comments</Link>
        </p>
      )}
    </section>
  );
}
