import { useEffect, useRef, useState } from "react";

const PAUSE_MS = 200;

/**
 * What is being typed into a field whose value lives in the address.
 * @param query the address's value
 * @param onPause puts what was typed into the address, after a short pause
 */
export function useTypedQuery(query: string, onPause: (typed: string) => void) {
  const [typed, setTyped] = useState(query);
  const written = useRef(query);
  const write = useRef(onPause);
  write.current = onPause;

  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === written.current) return;
    const timer = setTimeout(() => {
      written.current = wanted;
      write.current(wanted);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  // An address that was not written here has been gone to: the field follows it.
  useEffect(() => {
    if (query === written.current) return;
    written.current = query;
    setTyped(query);
  }, [query]);

  return [typed, setTyped] as const;
}
