import { type RefObject, useState } from "react";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useFocusAfterwards } from "../design/use-focus-afterwards.ts";
import { useEndOtherSessions } from "./sessions.ts";

interface EndOthersProps {
  readonly className: string;
  /** Takes the focus of the button, which goes with what it was for. */
  readonly focusAfterwards: RefObject<HTMLElement | null>;
}

/** Signs all devices out but this one, after a question. */
export function EndOthers({ className, focusAfterwards }: EndOthersProps) {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error, reset } = useEndOtherSessions();
  const focus = useFocusAfterwards(focusAfterwards);
  return (
    <>
      <button type="button" className={className} onClick={() => setAsking(true)}>
        Sign out all other devices
      </button>
      {asking && (
        <ConfirmDialog
          title="Sign out all other devices?"
          confirm={isPending ? "Signing out…" : "Sign out"}
          pending={isPending}
          onConfirm={() => {
            focus();
            mutate();
          }}
          onCancel={() => {
            setAsking(false);
            reset();
          }}
        >
          <p>They are signed out at once, and have to sign in again. This one stays.</p>
          <ProblemNotice error={error} />
        </ConfirmDialog>
      )}
    </>
  );
}
