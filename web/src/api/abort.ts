import { useEffect, useRef } from "react";

/** Calls off what was begun last, when that is asked for and when whoever began it goes. */
export function useAbort(): { readonly begin: () => AbortSignal; readonly abort: () => void } {
  const underway = useRef<AbortController>(undefined);
  const abort = () => underway.current?.abort();
  const begin = () => {
    underway.current = new AbortController();
    return underway.current.signal;
  };
  useEffect(() => () => underway.current?.abort(), []);
  return { begin, abort };
}
