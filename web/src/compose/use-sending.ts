import { type Dispatch, useEffect, useRef } from "react";
import { ApiProblem } from "../../../shared/client.ts";
import { call } from "../api/client.ts";
import { type Draft, type DraftChange, isContentType, type Picture, type Sending } from "./draft.ts";
import { sendFile } from "./send-file.ts";

const AT_ONCE = 3;

/** Sends the draft's waiting pictures, a few at a time, and stops with those that are removed. */
export function useSending(draft: Draft, change: Dispatch<DraftChange>): void {
  const underway = useRef(new Map<string, AbortController>());

  useEffect(() => {
    for (const [key, controller] of underway.current) {
      if (!draft.some((picture) => picture.key === key)) controller.abort();
    }
    const free = AT_ONCE - underway.current.size;
    const next = draft.filter(({ key, sending }) => sending.step === "waiting" && !underway.current.has(key));
    for (const picture of next.slice(0, Math.max(0, free))) {
      const controller = new AbortController();
      underway.current.set(picture.key, controller);
      void send(picture, controller.signal, (sending) => {
        if (sending.step !== "sending") underway.current.delete(picture.key);
        change({ type: "send", key: picture.key, sending });
      });
    }
  }, [draft, change]);

  useEffect(() => {
    const controllers = underway.current;
    return () => {
      for (const controller of controllers.values()) controller.abort();
      controllers.clear();
    };
  }, []);
}

async function send({ file }: Picture, signal: AbortSignal, report: (sending: Sending) => void): Promise<void> {
  if (!isContentType(file.type)) return;
  report({ step: "sending", progress: 0 });
  try {
    const body = { purpose: "post", content_type: file.type, size: file.size } as const;
    const ticket = await call("POST /uploads", { body, signal });
    await sendFile(ticket, file, { signal, onProgress: (progress) => report({ step: "sending", progress }) });
    report({ step: "sent", uploadId: ticket.upload_id });
  } catch (error) {
    report({ step: "failed", message: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ApiProblem && error.retryAfter) {
    return `${error.problem.detail} Try again in ${error.retryAfter} seconds.`;
  }
  return error instanceof Error ? error.message : String(error);
}
