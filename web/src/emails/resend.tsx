import type { UseMutationResult } from "@tanstack/react-query";
import { useCountdown } from "../api/countdown.ts";
import { useWait } from "../api/problems.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import "./resend.css";

/** Mail takes a moment, and an address is sent three in a minute at most. */
const PAUSE_SECONDS = 30;

interface ResendProps {
  readonly sending: Pick<UseMutationResult, "isPending" | "isSuccess" | "error" | "submittedAt">;
  readonly onSend: () => void;
  /** One was sent just now, and may still arrive. */
  readonly justSent?: boolean;
  /** What the button is called as long as none was sent from here. */
  readonly label?: string;
}

/** Sends a mail again that did not arrive, or a new one for one that is too old. */
export function Resend({ sending, onSend, justSent = false, label = "Send it again" }: ResendProps) {
  const { isPending, isSuccess, error } = sending;
  // What failed has sent nothing that might still arrive.
  const pause = useCountdown(error ? 0 : sending.submittedAt || justSent, PAUSE_SECONDS);
  const wait = Math.max(pause, useWait(error));
  const again = isSuccess ? "Send it again" : label;
  return (
    <div className="resend">
      <button type="button" className="link-button" disabled={isPending || wait > 0} onClick={onSend}>
        {isPending ? "Sending…" : wait > 0 ? `${again} in ${wait} s` : again}
      </button>
      <p role="status">{isSuccess && "A new one is on its way; only the newest counts."}</p>
      <ProblemNotice error={wait > 0 ? null : error} />
    </div>
  );
}
