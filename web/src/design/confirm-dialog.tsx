import { type ReactNode, useEffect, useId, useRef } from "react";

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
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // A dialog that is taken away, instead of closed, leaves the focus nowhere.
      if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus();
    };
  }, []);
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={id} onClose={onCancel}>
      <h2 id={id}>{title}</h2>
      {children}
      <div className="dialog-buttons">
        <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button type="button" className="button alarm" disabled={pending} onClick={onConfirm}>
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
