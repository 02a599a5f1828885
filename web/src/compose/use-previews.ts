import { useEffect, useRef } from "react";
import type { Draft } from "./draft.ts";

/** Lets go of the memory of previews that are gone. */
export function usePreviews(draft: Draft): void {
  const previews = useRef<readonly string[]>([]);

  useEffect(() => {
    const current = draft.map(({ preview }) => preview);
    for (const gone of previews.current.filter((preview) => !current.includes(preview))) URL.revokeObjectURL(gone);
    previews.current = current;
  }, [draft]);

  useEffect(
    () => () => {
      for (const preview of previews.current) URL.revokeObjectURL(preview);
    },
    [],
  );
}
