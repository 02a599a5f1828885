import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useCreatePost } from "../posts/queries.ts";
import type { Draft } from "./draft.ts";
import type { Progress } from "./progress.ts";

/** Posts the draft as soon as all its pictures are ready, and goes to the post. A picture that fails calls it off. */
export function useSharing(draft: Draft, progress: readonly Progress[], caption: string) {
  const [, navigate] = useLocation();
  const [wanted, setWanted] = useState(false);
  const { mutate, isPending, error } = useCreatePost();
  const sent = useRef({ content: "", key: "" });
  const failed = progress.some(({ state }) => state === "failed");
  const ready = progress.every(({ state }) => state === "ready");

  useEffect(() => {
    if (!wanted || (!failed && !ready)) return;
    setWanted(false);
    if (failed) return;
    const body = {
      upload_ids: progress.flatMap((one) => (one.state === "ready" ? [one.uploadId] : [])),
      caption,
      alt_texts: draft.map(({ altText }) => altText),
    };
    // The same content keeps its key, so that a try whose answer was lost does not post twice.
    const content = JSON.stringify(body);
    if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
    mutate({ ...body, key: sent.current.key }, { onSuccess: ({ id }) => navigate(`/p/${id}`, { replace: true }) });
  }, [wanted, failed, ready, progress, caption, draft, mutate, navigate]);

  return { share: () => setWanted(true), sharing: wanted || isPending, possible: draft.length > 0 && !failed, error };
}
