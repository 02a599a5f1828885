import { knowsPasskeys } from "./support.ts";

interface PasskeyButtonProps {
  readonly label: string;
  readonly pending: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** Asks for a passkey; not there where the browser knows none. */
export function PasskeyButton({ label, pending, disabled = false, onClick }: PasskeyButtonProps) {
  if (!knowsPasskeys()) return null;
  return (
    <button type="button" className="button quiet" disabled={pending || disabled} onClick={onClick}>
      {pending ? "Waiting for your passkey…" : label}
    </button>
  );
}
