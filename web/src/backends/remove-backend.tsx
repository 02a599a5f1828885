import { useEffect, useRef } from "react";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { toast } from "../shell/toasts.tsx";
import { useRemoveBackend } from "./queries.ts";

interface RemoveBackendProps {
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Asks before a backend is forgotten. */
export function RemoveBackend({ onRemoved, onClose }: RemoveBackendProps) {
  const { mutate, isPending, isSuccess, error } = useRemoveBackend();
  const tell = useRef(onRemoved);
  // Once the question is gone: while it is asked, nothing else can take the focus.
  useEffect(() => () => void (isSuccess && tell.current()), [isSuccess]);
  const removed = () => {
    toast("Your backend is forgotten");
    onClose();
  };
  return (
    <ConfirmDialog
      title="Remove your backend?"
      confirm={isPending ? "Removing…" : "Remove"}
      pending={isPending}
      onConfirm={() => mutate(undefined, { onSuccess: removed })}
      onCancel={onClose}
    >
      <p>Its address and its token are forgotten here. The backend itself stays as it is.</p>
      <ProblemNotice error={error} />
    </ConfirmDialog>
  );
}
