import { type ReactNode, useEffect, useId, useRef } from "react";
import { ActionButton } from "../design/action-button.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";

interface PasskeyProofProps {
  readonly className: string;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly busy: boolean;
  /** In a dialog, the way out of it, beside the button. */
  readonly cancel?: ReactNode;
  readonly onAsk: () => void;
}

/** A passkey as proof. The browser asks for it only when it is told to: some open no dialog by themselves. */
export function PasskeyProof({ className, error, pending, busy, cancel, onAsk }: PasskeyProofProps) {
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => button.current?.focus(), []);
  const ask = (
    <ActionButton ref={button} busy={busy} describedBy={id} onClick={onAsk}>
      {pending ? "Waiting for your passkey…" : "Use your passkey"}
    </ActionButton>
  );
  return (
    <div className={className}>
      <p className="field-hint" id={id}>
        Your browser asks for your fingerprint, your face, the code of your device, or a security key.
      </p>
      <ProblemNotice error={error} />
      {cancel ? (
        <div className="dialog-buttons">
          {cancel}
          {ask}
        </div>
      ) : (
        ask
      )}
    </div>
  );
}
