import { type RefObject, useEffect, useRef } from "react";

/**
 * Gives the focus to something once the dialog that uses this is gone: while it is there, nothing else can take it.
 * @returns what says that it is to
 */
export function useFocusAfterwards(target: RefObject<HTMLElement | null>): () => void {
  const wanted = useRef(false);
  useEffect(
    () => () => {
      if (wanted.current) target.current?.focus({ preventScroll: true });
    },
    [target],
  );
  return () => {
    wanted.current = true;
  };
}
