import { useEffect, useRef } from "react";
import { ActionButton } from "./action-button.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

interface MoreProps {
  readonly label: string;
  readonly pending: boolean;
  readonly error: Error | null;
  /** Fetches only when pressed. */
  readonly byHand?: boolean;
  readonly onMore: () => void;
}

/** The end of a list that goes on: fetches as it comes near, and can be pressed as well. */
export function More({ label, pending, error, byHand = false, onMore }: MoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const failed = error !== null;
  // Observes anew after each page: one may add too little to move the end out of sight.
  useEffect(() => {
    if (!end.current || byHand || pending || failed || !("IntersectionObserver" in window)) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onMore(), {
      rootMargin: "1200px",
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [byHand, pending, failed, onMore]);
  return (
    <div className="more" ref={end}>
      <ProblemNotice error={error} />
      <ActionButton className="quiet" busy={pending} onClick={() => onMore()}>
        {pending ? "Loading…" : failed ? "Try again" : label}
      </ActionButton>
    </div>
  );
}
