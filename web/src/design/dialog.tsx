import { type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef } from "react";

interface DialogProps {
  readonly title: string;
  readonly className?: string;
  /** Whether it may be closed now; kept from it, it stays as it is. */
  readonly closable?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** To close it from within, as Escape does. */
  readonly ref?: Ref<Pick<HTMLDialogElement, "close">>;
}

/** Asks for something before anything else can be done. Render it to open it; `onClose` takes it away. */
export function Dialog({ title, className = "", closable = true, onClose, children, ref }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useImperativeHandle(ref, () => ({ close: () => dialog.current?.close() }), []);
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // A dialog that is taken away, instead of closed, leaves the focus nowhere.
      if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus();
    };
  }, []);
  return (
    <dialog
      className={`dialog ${className}`}
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => !closable && event.preventDefault()}
      // A browser lets nobody be held: the second Escape closes whatever was said to the first.
      onClose={() => (closable ? onClose() : dialog.current?.showModal())}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
