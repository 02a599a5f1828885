import { type Dispatch, useEffect, useRef } from "react";
import { uploadFailure, uploadPicture } from "../uploads/upload-picture.ts";
import type { Draft, DraftChange, Picture, Sending } from "./draft.ts";

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
  report({ step: "sending", progress: 0 });
  try {
    const onProgress = (progress: number) => report({ step: "sending", progress });
    report({ step: "sent", uploadId: await uploadPicture(file, "post", { signal, onProgress }) });
  } catch (error) {
    report({ step: "failed", message: uploadFailure(error) });
  }
}
