import { Link } from "wouter";
import { PasskeyButton } from "../passkeys/passkey-button.tsx";
import type { Arrival } from "./arrival.ts";

interface OtherWaysProps {
  /** What was typed as username or address. */
  readonly address: string;
  /** A passkey is being asked for. */
  readonly pending: boolean;
  /** None can be asked for now. */
  readonly disabled: boolean;
  readonly onPasskey: () => void;
  readonly onMailedCode: () => void;
}

/** Ways in for whoever has no password at hand. */
export function OtherWays({ address, pending, disabled, onPasskey, onMailedCode }: OtherWaysProps) {
  const arrival: Arrival = address.includes("@") ? { email: address } : {};
  return (
    <div className="auth-ways">
      <PasskeyButton label="Sign in with a passkey" pending={pending} disabled={disabled} onClick={onPasskey} />
      <button type="button" className="button quiet" onClick={onMailedCode}>
        Email me a code instead
      </button>
      <Link href="/forgot-password" state={arrival} className="auth-way">
        Forgot password?
      </Link>
    </div>
  );
}
