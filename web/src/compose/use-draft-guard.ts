import { useEffect, useRef } from "react";
import type { Draft } from "./draft.ts";

/** Asks before the window closes on unposted pictures, and lets go of the memory of previews that are gone. */
export function useDraftGuard(draft: Draft): void {
  const previews = useRef<readonly string[]>([]);

  useEffect(() => {
    const current = draft.map(({ preview }) => preview);
    for (const gone of previews.current.filter((preview) => !current.includes(preview))) URL.revokeObjectURL(gone);
    previews.current = current;
    if (draft.length === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [draft]);

  useEffect(
    () => () => {
      for (const preview of previews.current) URL.revokeObjectURL(preview);
    },
    [],
  );
}
