import type { ReactNode, Ref } from "react";

interface ActionButtonProps {
  /** Can't be pressed now. It keeps the focus all the same: a question may be asked, and the focus comes back to it. */
  readonly busy: boolean;
  readonly className?: string;
  readonly label?: string | undefined;
  readonly describedBy?: string;
  /** Left out, it submits its form, which has to see to it that nothing is sent twice. */
  readonly onClick?: (button: HTMLButtonElement) => void;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button for what takes its time. */
export function ActionButton({ busy, className = "", label, describedBy, onClick, children, ref }: ActionButtonProps) {
  return (
    <button
      ref={ref}
      type={onClick ? "button" : "submit"}
      className={`button ${className}`}
      aria-label={label}
      aria-describedby={describedBy}
      aria-disabled={busy}
      onClick={({ currentTarget }) => !busy && onClick?.(currentTarget)}
    >
      {children}
    </button>
  );
}
