import type { RefObject } from "react";
import type { Mfa } from "../../../shared/mfa.ts";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useFocusAfterwards } from "../design/use-focus-afterwards.ts";
import { toast } from "../shell/toasts.tsx";
import { useRemoveTotp } from "./queries.ts";

interface RemoveAuthenticatorProps {
  readonly mfa: Mfa;
  readonly heading: RefObject<HTMLElement | null>;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Asks before the authenticator app is not asked for any more. */
export function RemoveAuthenticator({ mfa, heading, onRemoved, onClose }: RemoveAuthenticatorProps) {
  const { mutate, isPending, error } = useRemoveTotp(mfa);
  const focusAfterwards = useFocusAfterwards(heading);
  const removed = () => {
    toast("Your authenticator app is removed");
    focusAfterwards();
    onRemoved();
    onClose();
  };
  return (
    <ConfirmDialog
      title="Remove the authenticator app?"
      confirm={isPending ? "Removing…" : "Remove"}
      pending={isPending}
      onConfirm={() => mutate(undefined, { onSuccess: removed })}
      onCancel={onClose}
    >
      <p>
        {mfa.passkey
          ? "Only your passkey is asked for then. Delete the entry in the app afterwards."
          : "Two-step sign-in is off then, and your recovery codes are void. Delete the entry in the app afterwards."}
      </p>
      <ProblemNotice error={error} />
    </ConfirmDialog>
  );
}
