import { isProblem } from "../api/problems.ts";
import { More } from "../design/more.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import type { CommentContext } from "./comment-row.tsx";
import { useComments, useSentComments } from "./queries.ts";
import { Thread } from "./thread.tsx";
import { useSteadyPlace } from "./use-steady-place.ts";

/** A post's comments, each with its thread. */
export function CommentList(context: CommentContext) {
  const { post, target } = context;
  const list = useComments(post.id, { from: target });
  const read = list.data?.pages.flatMap((page) => page.items) ?? [];
  const comments = [...read, ...useSentComments(post.id, null, read)];
  const place = useSteadyPlace(read[0]?.id);
  if (target && isProblem(list.error, "not_found")) {
    return (
      <>
        <p className="comments-none" role="status">
          The comment you were led to is gone.
        </p>
        <CommentList {...context} target={undefined} />
      </>
    );
  }
  if (list.isPending) return <CommentSkeleton />;
  if (list.isLoadingError) return <LoadFailure query={list} what="list" />;
  // Asked for a reply, the server begins with the thread it is in.
  const targetThread = read.some(({ id }) => id === target) ? undefined : target && read[0]?.id;
  return (
    <>
      {list.hasPreviousPage && (
        <More
          label="Show earlier comments"
          byHand
          pending={list.isFetchingPreviousPage}
          error={list.isFetchPreviousPageError ? list.error : null}
          onMore={() => {
            place.hold();
            void list.fetchPreviousPage();
          }}
        />
      )}
      {comments.length === 0 && <p className="comments-none">Nobody has said anything yet. Be the first.</p>}
      <ol ref={place.list} className="comment-list" aria-label="Comments">
        {comments.map((comment) => (
          <Thread
            key={comment.id}
            comment={comment}
            from={comment.id === targetThread ? target : undefined}
            {...context}
          />
        ))}
      </ol>
      {list.hasNextPage && (
        <More
          label="Show more comments"
          pending={list.isFetchingNextPage}
          error={list.isFetchNextPageError ? list.error : null}
          onMore={list.fetchNextPage}
        />
      )}
    </>
  );
}

function CommentSkeleton() {
  return (
    <div className="comment-list" role="status" aria-label="Loading comments">
      {[0, 1, 2].map((place) => (
        <div key={place} className="comment">
          <span className="avatar small skeleton" />
          <div className="comment-body">
            <div className="skeleton comment-line short" />
            <div className="skeleton comment-line" />
          </div>
        </div>
      ))}
    </div>
  );
}
