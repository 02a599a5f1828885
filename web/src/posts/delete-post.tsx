import { useState } from "react";
import { useLocation } from "wouter";
import type { Post } from "../../../shared/posts.ts";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { toast } from "../shell/toasts.tsx";
import { useDeletePost } from "./queries.ts";

/** Lets its author delete a post, after asking. */
export function DeletePost({ post }: { readonly post: Post }) {
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const { mutate, isPending, error } = useDeletePost();
  const remove = () =>
    mutate(post, {
      onSuccess: () => {
        toast("Post deleted");
        navigate(`/u/${post.author.username}`, { replace: true });
      },
    });
  return (
    <>
      <button type="button" className="button alarm" onClick={() => setAsking(true)}>
        Delete post
      </button>
      {asking && (
        <ConfirmDialog
          title="Delete this post?"
          confirm={isPending ? "Deleting…" : "Delete"}
          pending={isPending}
          onConfirm={remove}
          onCancel={() => setAsking(false)}
        >
          <p>The post and its pictures are deleted for everyone. This can't be undone.</p>
          <ProblemNotice error={error} />
        </ConfirmDialog>
      )}
    </>
  );
}
