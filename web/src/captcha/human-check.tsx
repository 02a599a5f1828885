import type { ReactNode } from "react";
import "./human-check.css";

interface HumanCheckProps {
  readonly underway: boolean;
  readonly onCancel: () => void;
  /** The button that led here; the check takes its place, so that nothing moves. */
  readonly children: ReactNode;
}

/** Says that the browser is working on a challenge, and lets one stop it. */
export function HumanCheck({ underway, onCancel, children }: HumanCheckProps) {
  return (
    <div className={underway ? "human-check" : "human-check-idle"}>
      <p role="status">{underway && "Checking that you are not a machine…"}</p>
      {underway ? (
        <button type="button" className="link-button" onClick={onCancel}>
          Cancel
        </button>
      ) : (
        children
      )}
    </div>
  );
}
