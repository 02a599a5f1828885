import { type FormEvent, useState } from "react";
import type { Post } from "../../../shared/posts.ts";
import { MAX_ALT_TEXT, MAX_CAPTION } from "../api/contract.ts";
import { fieldErrors, useWait } from "../api/problems.ts";
import { TextField } from "../design/field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { Picture } from "../media/picture.tsx";
import { useLeaveQuestion } from "../shell/leaving.ts";
import { toast } from "../shell/toasts.tsx";
import { useUpdatePost } from "./queries.ts";

interface EditPostProps {
  readonly post: Post;
  readonly onDone: () => void;
}

/** Lets its author change what a post says, in the place where it says it. */
export function EditPost({ post, onDone }: EditPostProps) {
  const { mutate, isPending, error } = useUpdatePost(post.id);
  const [caption, setCaption] = useState(post.caption);
  const [altTexts, setAltTexts] = useState(post.media.map(({ alt_text }) => alt_text));
  const wait = useWait(error);
  const errors = fieldErrors(error);
  useLeaveQuestion(
    caption !== post.caption || altTexts.some((altText, index) => altText !== post.media[index]?.alt_text),
  );
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    mutate(
      { caption, alt_texts: altTexts },
      {
        onSuccess: () => {
          toast("Post saved");
          onDone();
        },
      },
    );
  };
  return (
    <form
      className="post-note edit-post"
      aria-label="Edit post"
      onSubmit={save}
      // What Escape gives up in the middle of a composition is the composition.
      onKeyDown={({ key, nativeEvent }) => key === "Escape" && !nativeEvent.isComposing && onDone()}
    >
      <TextField
        multiline
        label="Caption"
        rows={5}
        autoFocus
        maxLength={MAX_CAPTION}
        value={caption}
        onChange={(event) => setCaption(event.target.value)}
        error={errors.caption}
      />
      <ol className="edit-pictures" aria-label="Alt texts">
        {post.media.map((picture, index) => (
          <li key={picture.id}>
            <div>
              <Picture media={picture} sizes="4rem" fallbackAlt={`Picture ${index + 1}`} />
            </div>
            <TextField
              multiline
              label={`Alt text ${index + 1}`}
              rows={2}
              maxLength={MAX_ALT_TEXT}
              placeholder="Describe it for people who can't see it"
              value={altTexts[index] ?? ""}
              onChange={(event) => setAltTexts(altTexts.with(index, event.target.value))}
            />
          </li>
        ))}
      </ol>
      {errors.alt_texts && (
        <p className="field-error" role="alert">
          {errors.alt_texts}
        </p>
      )}
      <ProblemNotice error={error} fields={["caption", "alt_texts"]} />
      <div className="post-tools">
        <button type="submit" className="button" disabled={isPending || wait > 0}>
          {isPending ? "Saving…" : "Save"}
        </button>
        <button type="button" className="button quiet" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
