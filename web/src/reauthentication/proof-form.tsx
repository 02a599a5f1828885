import type { ReactNode } from "react";
import { ActionButton } from "../design/action-button.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";

/** What every way to prove who one is is given. */
export interface ProofProps {
  readonly error: Error | null;
  readonly pending: boolean;
  readonly busy: boolean;
  readonly cancel: ReactNode;
}

interface ProofFormProps extends ProofProps {
  readonly label: string;
  readonly submit: string;
  /** Whether the error is said at the field. */
  readonly said?: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** The frame of each of them: what is asked, what was wrong, and the buttons. */
export function ProofForm(form: ProofFormProps) {
  const { label, submit, said = false, error, pending, busy, cancel, onSubmit, children } = form;
  return (
    <form
      className="proof"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      {children}
      <ProblemNotice error={said ? null : error} />
      <div className="dialog-buttons">
        {cancel}
        <ActionButton busy={busy}>{pending ? "One moment…" : submit}</ActionButton>
      </div>
    </form>
  );
}
