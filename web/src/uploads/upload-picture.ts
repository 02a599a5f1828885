import { ApiProblem, type Input } from "../../../shared/client.ts";
import { call } from "../api/client.ts";
import { sentenceOf } from "../api/problems.ts";
import { isContentType } from "./accepted.ts";
import { type SendOptions, sendFile } from "./send-file.ts";

/**
 * Sends a picture to the storage, where it is checked.
 * @returns the upload's id
 */
export async function uploadPicture(
  file: File,
  purpose: Input<"POST /uploads">["body"]["purpose"],
  options: SendOptions,
): Promise<string> {
  if (!isContentType(file.type)) throw new Error(`${file.name} is not a picture of a known type.`);
  const body = { purpose, content_type: file.type, size: file.size };
  const ticket = await call("POST /uploads", { body, signal: options.signal });
  await sendFile(ticket, file, options);
  return ticket.upload_id;
}

/** What to tell about an upload that failed, and how long to wait where that is known. */
export function uploadFailure(error: unknown): string {
  if (error instanceof ApiProblem && error.retryAfter) {
    return `${error.problem.detail} Try again in ${error.retryAfter} seconds.`;
  }
  // What `fetch` says when the network is gone is for programmers, and another sentence in each browser.
  if (error instanceof TypeError) return sentenceOf(error);
  return error instanceof Error ? error.message : String(error);
}
