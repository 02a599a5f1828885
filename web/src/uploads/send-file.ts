import type { UploadTicket } from "../../../shared/media.ts";

export interface SendOptions {
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** Sends a file by presigned POST. By XMLHttpRequest, because `fetch` does not tell how far it is. */
export function sendFile(
  { url, fields }: UploadTicket,
  file: File,
  { onProgress, signal }: SendOptions,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // The storage ignores every field after the file.
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new Error("The storage refused this picture. Please try again."));
    request.onerror = () => reject(new Error("The connection broke while sending. Please try again."));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
