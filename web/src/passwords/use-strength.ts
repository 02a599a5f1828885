import { useEffect, useRef, useState } from "react";
import type { Strength } from "./strength.ts";

interface Estimate {
  readonly password: string;
  readonly strength: Strength;
}

/**
 * How hard a password is to guess; the last estimate while there is a newer password, `undefined` as long as there is
 * none. Half a megabyte of common passwords is read beside the page, and not before something is typed.
 */
export function useStrength(password: string, personal: readonly string[]): Strength | undefined {
  const worker = useRef<Worker>(undefined);
  const [estimate, setEstimate] = useState<Estimate>();
  const known = personal.join("\n");
  useEffect(() => {
    if (!password) return;
    worker.current ??= new Worker(new URL("./strength-worker.ts", import.meta.url), { type: "module" });
    worker.current.onmessage = ({ data }: MessageEvent<Estimate>) => setEstimate(data);
    worker.current.postMessage({ password, personal: known.split("\n") });
  }, [password, known]);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = undefined;
    },
    [],
  );
  return password ? estimate?.strength : undefined;
}
