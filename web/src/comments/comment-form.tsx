import { useEffect, useId, useRef, useState } from "react";
import type { Comment } from "../../../shared/comments.ts";
import type { Post } from "../../../shared/posts.ts";
import { MAX_COMMENT } from "../api/contract.ts";
import { fieldErrors, sentenceOf, useWait } from "../api/problems.ts";
import { IconButton } from "../design/icon-button.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { toast } from "../shell/toasts.tsx";
import { nameOf, usernameOf } from "./author-name.ts";
import { type DraftComment, useCreateComment } from "./queries.ts";

/** So many characters before the end, it is worth counting them. */
const NEAR_LIMIT = 200;

interface CommentFormProps {
  readonly post: Post;
  readonly replyTo: Comment | undefined;
  readonly onReplyTo: (comment: Comment | undefined) => void;
}

/** Where one comments. A comment that could not be sent comes back, to be tried again. */
export function CommentForm({ post, replyTo, onReplyTo }: CommentFormProps) {
  const { mutateAsync, isPending, isSuccess, error } = useCreateComment(post);
  const { text, setText, field } = useReplyText(replyTo);
  const unsent = useRef<DraftComment>(undefined);
  const id = useId();
  const wait = useWait(error);
  const problem = fieldErrors(error).text;
  const left = MAX_COMMENT - text.length;
  const possible = text.trim() !== "" && !isPending && wait === 0;

  const send = async () => {
    if (!possible) return;
    const again = unsent.current;
    // The same comment keeps its key, so that a try whose answer was lost does not comment twice.
    const same = again?.text === text && again.replyTo?.id === replyTo?.id;
    const draft = { key: same ? again.key : crypto.randomUUID(), text, replyTo };
    unsent.current = draft;
    setText("");
    onReplyTo(undefined);
    try {
      await mutateAsync(draft);
      unsent.current = undefined;
    } catch (failure) {
      if (!field.current) return toast(`Your comment was not sent. ${sentenceOf(failure as Error)}`);
      setText((typed) => [text, typed].filter(Boolean).join("\n"));
      onReplyTo(replyTo);
      field.current.focus();
    }
  };

  return (
    <form
      className="comment-form"
      aria-label="Comment"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {replyTo && (
        <p className="comment-form-reply">
          Replying to {nameOf(replyTo)}
          <IconButton label="Don't reply" icon="close" onClick={() => onReplyTo(undefined)} />
        </p>
      )}
      <p className="visually-hidden" role="status">
        {isPending ? "Sending your comment" : isSuccess ? "Comment sent" : ""}
      </p>
      <ProblemNotice error={error} fields={["text"]} />
      <div className="comment-form-line">
        <textarea
          ref={field}
          rows={1}
          aria-label={replyTo ? `Reply to ${usernameOf(replyTo)}` : "Write a comment"}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          aria-invalid={Boolean(problem)}
          aria-describedby={problem && id}
          placeholder="Write a comment"
          maxLength={MAX_COMMENT}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={({ key, ctrlKey, metaKey }) => key === "Enter" && (ctrlKey || metaKey) && void send()}
        />
        <button type="submit" className="button" disabled={!possible}>
          Send
        </button>
      </div>
      {problem && (
        <p className="field-error" id={id} role="alert">
          {problem}
        </p>
      )}
      {left <= NEAR_LIMIT && (
        <p className="field-hint" role="status">
          {left} {left === 1 ? "character" : "characters"} left
        </p>
      )}
    </form>
  );
}

/** What is typed. It begins with the name of whom one replies to, for as long as one does. */
function useReplyText(replyTo: Comment | undefined) {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const mentioned = useRef("");
  useEffect(() => {
    const before = mentioned.current;
    const mention = replyTo?.author ? `@${replyTo.author.username} ` : "";
    mentioned.current = mention;
    setText((typed) => {
      const own = typed.startsWith(before) ? typed.slice(before.length) : typed;
      return own.startsWith(mention) ? own : mention + own;
    });
    if (replyTo) field.current?.focus();
  }, [replyTo]);
  return { text, setText, field };
}
