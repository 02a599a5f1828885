import { type ReactNode, useRef } from "react";
import { ActionButton } from "./action-button.tsx";
import { Dialog } from "./dialog.tsx";

interface ConfirmDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly pending: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Asks before something that cannot be undone. Render it to open it; `onCancel` takes it away. */
export function ConfirmDialog({ title, confirm, pending, onConfirm, onCancel, children }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <Dialog ref={dialog} title={title} onClose={onCancel}>
      {children}
      <div className="dialog-buttons">
        <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <ActionButton className="alarm" busy={pending} onClick={onConfirm}>
          {confirm}
        </ActionButton>
      </div>
    </Dialog>
  );
}
