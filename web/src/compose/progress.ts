import type { Upload } from "../../../shared/media.ts";
import type { Picture } from "./draft.ts";

/** How far a picture is, in the eyes of its author. */
export type Progress =
  | { readonly state: "underway"; readonly text: string; readonly fraction?: number }
  | { readonly state: "ready"; readonly uploadId: string }
  | { readonly state: "failed"; readonly message: string };

/** Puts together what is known of a picture here and what the server has found. */
export function progressOf({ sending }: Picture, uploads: ReadonlyMap<string, Upload>): Progress {
  switch (sending.step) {
    case "waiting":
      return { state: "underway", text: "Waiting" };
    case "sending":
      return {
        state: "underway",
        text: `Uploading, ${Math.round(sending.progress * 100)}%`,
        fraction: sending.progress,
      };
    case "failed":
      return { state: "failed", message: sending.message };
    case "sent": {
      const upload = uploads.get(sending.uploadId);
      if (upload?.status === "rejected") {
        return { state: "failed", message: upload.message ?? "This picture can't be used." };
      }
      return upload?.status === "ready"
        ? { state: "ready", uploadId: sending.uploadId }
        : { state: "underway", text: "Checking", fraction: 1 };
    }
  }
}
