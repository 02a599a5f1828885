import { CONTENT_TYPES, MAX_PICTURES } from "../api/contract.ts";

interface PictureChooserProps {
  readonly chosen: number;
  readonly disabled: boolean;
  readonly onChoose: (files: File[]) => void;
}

/** Where pictures are chosen or dropped. */
export function PictureChooser({ chosen, disabled, onChoose }: PictureChooserProps) {
  return (
    <label
      className="chooser"
      onDragOver={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        if (!disabled) onChoose([...event.dataTransfer.files]);
      }}
    >
      <span className="chooser-title">Choose pictures</span>
      <span className="field-hint" aria-hidden="true">
        or drop them here. JPEG, PNG, WebP or AVIF, up to 15 MiB each. {chosen} of {MAX_PICTURES} chosen.
      </span>
      <input
        className="visually-hidden"
        type="file"
        multiple
        aria-label="Choose pictures"
        accept={CONTENT_TYPES.join(",")}
        disabled={disabled}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          // Choosing the same file again, after removing it, is a change too.
          event.target.value = "";
        }}
      />
    </label>
  );
}
