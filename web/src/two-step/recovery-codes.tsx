import { useId, useState } from "react";
import { useWait } from "../api/problems.ts";
import { ActionButton } from "../design/action-button.tsx";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { State } from "../design/state.tsx";
import { areFew } from "./in-words.ts";
import { useRenewRecoveryCodes } from "./queries.ts";

interface RecoveryCodesProps {
  readonly left: number;
  readonly onCodes: (codes: readonly string[]) => void;
}

/** How many recovery codes there still are, and new ones. */
export function RecoveryCodes({ left, onCodes }: RecoveryCodesProps) {
  const { mutate, isPending, error, reset } = useRenewRecoveryCodes();
  const [asking, setAsking] = useState(false);
  const id = useId();
  const wait = useWait(error);
  const close = () => {
    setAsking(false);
    reset();
  };
  const renew = () =>
    mutate(undefined, {
      onSuccess: ({ recovery_codes }) => {
        setAsking(false);
        onCodes(recovery_codes);
      },
    });
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id}>Recovery codes</h2>
      <State good={!areFew(left)}>{left === 0 ? "None left" : `${left} of 10 left`}</State>
      <p className="field-hint">
        {areFew(left)
          ? "When your phone is lost and no code is left, you can't get in any more. Make new ones now."
          : "Each of them replaces the second step once, when you don't have your phone or your passkey."}
      </p>
      {!asking && <ProblemNotice error={error} />}
      <div className="settings-part-buttons">
        <ActionButton
          className={areFew(left) ? "" : "quiet small"}
          busy={(isPending && !asking) || wait > 0}
          onClick={() => (left === 0 ? renew() : setAsking(true))}
        >
          Make new codes
        </ActionButton>
      </div>
      {asking && (
        <ConfirmDialog
          title="Make new recovery codes?"
          confirm={isPending ? "Making them…" : "Make new codes"}
          pending={isPending || wait > 0}
          onConfirm={renew}
          onCancel={close}
        >
          <p>The ones you have are void then. Ten new ones are shown once.</p>
          <ProblemNotice error={error} />
        </ConfirmDialog>
      )}
    </section>
  );
}
