import type { Dispatch } from "react";
import { MAX_ALT_TEXT } from "../api/contract.ts";
import { TextField } from "../design/field.tsx";
import { IconButton } from "../design/icon-button.tsx";
import { passFocusOn } from "../design/pass-focus-on.ts";
import type { DraftChange, Picture } from "./draft.ts";
import type { Progress } from "./progress.ts";

/** Marks a drag as one of this page's own pictures. */
export const PICTURE_DRAG = "application/x-photostack-picture";

interface PictureCardProps {
  readonly picture: Picture;
  readonly progress: Progress;
  readonly index: number;
  readonly count: number;
  readonly locked: boolean;
  readonly change: Dispatch<DraftChange>;
}

/** One chosen picture: how it looks, how far it is, its description and its place. */
export function PictureCard({ picture, progress, index, count, locked, change }: PictureCardProps) {
  const { key, file, preview, altText } = picture;
  const nth = `picture ${index + 1}`;
  return (
    <li
      className="picture-card"
      aria-label={`Picture ${index + 1} of ${count}`}
      onDragOver={(event) => event.dataTransfer.types.includes(PICTURE_DRAG) && event.preventDefault()}
      onDrop={(event) => {
        const dragged = event.dataTransfer.getData(PICTURE_DRAG);
        if (dragged && !locked) change({ type: "move", key: dragged, to: index });
      }}
    >
      <img
        className="picture-card-print"
        src={preview}
        alt={`Preview of ${file.name}`}
        draggable={!locked}
        onDragStart={(event) => event.dataTransfer.setData(PICTURE_DRAG, key)}
      />
      <div className="picture-card-body">
        <div className="picture-card-tools">
          <IconButton
            label={`Move ${nth} earlier`}
            icon="previous"
            disabled={locked || index === 0}
            onClick={() => change({ type: "move", key, to: index - 1 })}
          />
          <IconButton
            label={`Move ${nth} later`}
            icon="next"
            disabled={locked || index === count - 1}
            onClick={() => change({ type: "move", key, to: index + 1 })}
          />
          {progress.state === "failed" && (
            <IconButton
              label={`Retry ${nth}`}
              icon="retry"
              disabled={locked}
              onClick={() => change({ type: "send", key, sending: { step: "waiting" } })}
            />
          )}
          <IconButton
            label={`Remove ${nth}`}
            icon="close"
            disabled={locked}
            onClick={(button) => {
              passFocusOn(button, button.form?.querySelector<HTMLElement>("input[type=file]"));
              change({ type: "remove", key });
            }}
          />
        </div>
        <Status progress={progress} nth={nth} />
        <TextField
          multiline
          label={`Alt text for ${nth}`}
          rows={2}
          maxLength={MAX_ALT_TEXT}
          placeholder="Describe it for people who can't see it"
          disabled={locked}
          value={altText}
          onChange={(event) => change({ type: "describe", key, altText: event.target.value })}
        />
      </div>
    </li>
  );
}

function Status({ progress, nth }: { readonly progress: Progress; readonly nth: string }) {
  if (progress.state === "failed") {
    return (
      <p className="field-error" role="alert">
        {progress.message}
      </p>
    );
  }
  return (
    <div className="picture-card-status">
      <span className="label">{progress.state === "ready" ? "Ready" : progress.text}</span>
      {progress.state === "underway" && <progress aria-label={`Upload of ${nth}`} value={progress.fraction ?? 0} />}
    </div>
  );
}
