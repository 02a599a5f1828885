import { useReducer, useState } from "react";
import { MAX_CAPTION, MAX_PICTURES } from "../api/contract.ts";
import { fieldErrors, useWait } from "../api/problems.ts";
import { TextField } from "../design/field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useLeaveQuestion } from "../shell/leaving.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useUploads } from "../uploads/queries.ts";
import { changeDraft, choose } from "./draft.ts";
import { PictureCard } from "./picture-card.tsx";
import { PictureChooser } from "./picture-chooser.tsx";
import { progressOf } from "./progress.ts";
import { usePreviews } from "./use-previews.ts";
import { useSending } from "./use-sending.ts";
import { useSharing } from "./use-sharing.ts";
import "./compose.css";

/** Makes a post: pictures, their order and descriptions, and a caption. */
export function ComposePage() {
  const [draft, change] = useReducer(changeDraft, []);
  const [refusals, setRefusals] = useState<string[]>([]);
  const [caption, setCaption] = useState("");
  usePreviews(draft);
  useLeaveQuestion(draft.length > 0 || caption.trim() !== "");
  useSending(draft, change);
  const uploads = useUploads(draft.flatMap(({ sending }) => (sending.step === "sent" ? [sending.uploadId] : [])));
  const progress = draft.map((picture) => progressOf(picture, uploads));
  const { share, sharing, possible, error } = useSharing(draft, progress, caption);
  const wait = useWait(error);
  const errors = fieldErrors(error);
  const addFiles = (files: File[]) => {
    const { pictures, refusals } = choose(files, MAX_PICTURES - draft.length);
    setRefusals(refusals);
    change({ type: "add", pictures });
  };
  return (
    <>
      <PageHead label={`Up to ${MAX_PICTURES} pictures`} heading="New post" />
      <form
        className="compose"
        aria-label="New post"
        onSubmit={(event) => {
          event.preventDefault();
          share();
        }}
      >
        <div className="compose-pictures">
          <ol className="picture-cards" aria-label="Chosen pictures">
            {draft.map((picture, index) => (
              <PictureCard
                key={picture.key}
                picture={picture}
                progress={progress[index] ?? progressOf(picture, uploads)}
                index={index}
                count={draft.length}
                locked={sharing}
                change={change}
              />
            ))}
          </ol>
          {draft.length < MAX_PICTURES && (
            <PictureChooser chosen={draft.length} disabled={sharing} onChoose={addFiles} />
          )}
          <div role="alert">
            {refusals.map((refusal) => (
              <p key={refusal} className="field-error">
                {refusal}
              </p>
            ))}
            {(errors.upload_ids ?? errors.alt_texts) && (
              <p className="field-error">{errors.upload_ids ?? errors.alt_texts}</p>
            )}
          </div>
        </div>
        <div className="compose-text">
          <TextField
            multiline
            label="Caption"
            rows={6}
            maxLength={MAX_CAPTION}
            disabled={sharing}
            value={caption}
            onChange={(event) => setCaption(event.target.value)}
            error={errors.caption}
          />
          <ProblemNotice error={error} fields={["caption", "upload_ids", "alt_texts"]} />
          <button type="submit" className="button" disabled={!possible || sharing || wait > 0}>
            {sharing ? "Sharing…" : "Share"}
          </button>
        </div>
      </form>
    </>
  );
}
