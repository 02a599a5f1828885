import { useId, useState } from "react";
import { More } from "../design/more.tsx";
import { amount } from "../design/numbers.ts";
import { usernameOf } from "./author-name.ts";
import { type CommentContext, CommentRow } from "./comment-row.tsx";
import { type ShownComment, useComments, useSentComments } from "./queries.ts";
import { useSteadyPlace } from "./use-steady-place.ts";

interface ThreadProps extends CommentContext {
  readonly comment: ShownComment;
  /** A reply to begin with; the thread is open then. */
  readonly from: string | undefined;
}

/** A comment and, when asked for, its replies. Replies one has just sent are shown in any case. */
export function Thread({ comment, from, ...context }: ThreadProps) {
  const id = useId();
  const [open, setOpen] = useState(from !== undefined);
  const { replies } = comment.counts;
  const list = useComments(comment.post_id, { thread: comment.id, from, enabled: open && replies > 0 });
  const read: readonly ShownComment[] = open ? (list.data?.pages.flatMap((page) => page.items) ?? []) : [];
  const shown = [...read, ...useSentComments(comment.post_id, comment.id, read)];
  const place = useSteadyPlace(read[0]?.id);
  const hidden = replies - shown.filter(({ sending }) => !sending).length;
  return (
    <CommentRow comment={comment} {...context}>
      {(open || hidden > 0) && replies > 0 && (
        <button
          type="button"
          className="thread-toggle"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? "Hide replies" : `View ${amount(hidden, "reply", "replies")}`}
        </button>
      )}
      <div id={id} aria-busy={open && list.isLoading}>
        {open && list.hasPreviousPage && (
          <More
            label="Show earlier replies"
            byHand
            pending={list.isFetchingPreviousPage}
            error={list.isFetchPreviousPageError ? list.error : null}
            onMore={() => {
              place.hold();
              void list.fetchPreviousPage();
            }}
          />
        )}
        {shown.length > 0 && (
          <ol ref={place.list} className="comment-list replies" aria-label={`Replies to ${usernameOf(comment)}`}>
            {shown.map((reply) => (
              <CommentRow key={reply.id} comment={reply} {...context} />
            ))}
          </ol>
        )}
        {open && (list.hasNextPage || list.isLoading || list.isLoadingError) && (
          <More
            label="Show more replies"
            byHand
            pending={list.isFetchingNextPage || list.isLoading}
            error={list.isLoadingError || list.isFetchNextPageError ? list.error : null}
            onMore={() => void (list.isLoadingError ? list.refetch() : list.fetchNextPage())}
          />
        )}
      </div>
    </CommentRow>
  );
}
