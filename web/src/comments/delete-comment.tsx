import { useEffect, useRef, useState } from "react";
import type { Comment } from "../../../shared/comments.ts";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { amount } from "../design/numbers.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { usernameOf } from "./author-name.ts";
import { useDeleteComment } from "./queries.ts";

interface DeleteCommentProps {
  readonly comment: Comment;
  readonly onDeleted: () => void;
}

/** Deletes a comment, after asking. */
export function DeleteComment({ comment, onDeleted }: DeleteCommentProps) {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useDeleteComment();
  const { replies } = comment.counts;
  const deleted = useRef(false);
  useEffect(
    () => () => {
      // Now that the question is gone too: while it is asked, nothing else can take the focus.
      if (deleted.current) onDeleted();
    },
    [onDeleted],
  );
  const remove = () =>
    mutate(comment, {
      onSuccess: () => {
        deleted.current = true;
      },
    });
  return (
    <>
      <button type="button" aria-label={`Delete the comment of ${usernameOf(comment)}`} onClick={() => setAsking(true)}>
        Delete
      </button>
      {asking && (
        <ConfirmDialog
          title="Delete this comment?"
          confirm={isPending ? "Deleting…" : "Delete"}
          pending={isPending}
          onConfirm={remove}
          onCancel={() => setAsking(false)}
        >
          <p>
            {replies > 0
              ? `It is deleted for everyone, and ${amount(replies, "reply", "replies")} with it. This can't be undone.`
              : "It is deleted for everyone. This can't be undone."}
          </p>
          <ProblemNotice error={error} />
        </ConfirmDialog>
      )}
    </>
  );
}
