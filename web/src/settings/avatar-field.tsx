import { useRef } from "react";
import type { Me } from "../../../shared/users.ts";
import { CONTENT_TYPES } from "../api/contract.ts";
import { Avatar } from "../media/avatar.tsx";
import { useRemoveAvatar } from "./queries.ts";
import { type AvatarStep, useAvatarChange } from "./use-avatar-change.ts";

/** One's picture: seen as others see it, changed or taken away. */
export function AvatarField({ me }: { readonly me: Me }) {
  const { preview, step, refusal, choose, send, drop } = useAvatarChange();
  const { mutate: remove } = useRemoveAvatar();
  const input = useRef<HTMLInputElement>(null);
  const problem = refusal ?? (step.name === "chosen" ? step.problem : undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand beside its picture.
    <div role="group" className="avatar-field" aria-label="Your picture">
      {preview ? (
        <span className="avatar large">
          <img src={preview} alt="Preview" />
        </span>
      ) : (
        <Avatar person={me} size="large" />
      )}
      <div className="avatar-field-body">
        {preview ? (
          <div className="avatar-field-buttons">
            <button type="button" className="button" disabled={step.name !== "chosen"} onClick={() => void send()}>
              {step.name === "chosen" ? "Use this picture" : "Saving…"}
            </button>
            <button type="button" className="button quiet" onClick={drop}>
              Cancel
            </button>
          </div>
        ) : (
          <div className="avatar-field-buttons">
            <button type="button" className="button quiet" onClick={() => input.current?.click()}>
              {me.avatar ? "Change" : "Choose a picture"}
            </button>
            {me.avatar && (
              <button type="button" className="button alarm" onClick={() => remove()}>
                Remove
              </button>
            )}
          </div>
        )}
        <input
          ref={input}
          hidden
          type="file"
          aria-label="Choose your picture"
          accept={CONTENT_TYPES.join(",")}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) choose(file);
            // Choosing the same file again, after a refusal, is a change too.
            target.value = "";
          }}
        />
        {problem ? (
          <p className="field-error" role="alert">
            {problem}
          </p>
        ) : preview ? (
          <Progress step={step} />
        ) : (
          <p className="field-hint">It is cut to a square from its middle. JPEG, PNG, WebP or AVIF, up to 15 MiB.</p>
        )}
      </div>
    </div>
  );
}

function Progress({ step }: { readonly step: AvatarStep }) {
  if (step.name === "chosen") return <p className="field-hint">This is how others will see it.</p>;
  const fraction = step.name === "sending" ? step.fraction : 1;
  return (
    <div className="avatar-field-progress">
      <span className="label">
        {step.name === "sending" ? `Uploading, ${Math.round(fraction * 100)}%` : "Checking"}
      </span>
      <progress aria-label="Upload of your picture" value={fraction} />
    </div>
  );
}
