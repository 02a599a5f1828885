import { useEffect, useState } from "react";

/**
 * Seconds that are left of a time that began when `start` became what it is; 0 when it is over, or never began.
 * @param start another value is another beginning
 */
export function useCountdown(start: unknown, seconds: number): number {
  const [counted, setCounted] = useState<{ readonly start: unknown; readonly left: number }>();
  useEffect(() => {
    if (seconds === 0 || !start) return;
    const until = Date.now() + seconds * 1000;
    const count = () => setCounted({ start, left: Math.max(0, Math.ceil((until - Date.now()) / 1000)) });
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [start, seconds]);
  if (!start) return 0;
  // From the first drawing on: what may be pressed for a moment is pressed, and what is said is read aloud.
  return counted && counted.start === start ? counted.left : seconds;
}
