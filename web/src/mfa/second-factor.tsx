import { useState } from "react";
import { useWait } from "../api/problems.ts";
import type { SecondFactorAsked } from "../auth/queries.ts";
import { CodeForm } from "../codes/code-form.tsx";
import { PasskeyProof } from "../passkeys/passkey-proof.tsx";
import { knowsPasskeys } from "../passkeys/support.ts";
import { useSecondFactor } from "./queries.ts";
import { RecoveryCodeForm } from "./recovery-code-form.tsx";
import "./second-factor.css";

type Method = SecondFactorAsked["methods"][number];

/** From what is at hand to what is in a drawer. */
const METHODS: readonly (readonly [Method, string])[] = [
  ["totp", "Use your authenticator app"],
  ["passkey", "Use a passkey"],
  ["recovery_code", "Use a recovery code"],
];

interface SecondFactorProps {
  readonly asked: SecondFactorAsked;
  readonly onExpired: (error: Error) => void;
  readonly onBack: () => void;
}

/** The second factor, in one of the ways the account has. */
export function SecondFactor({ asked, onExpired, onBack }: SecondFactorProps) {
  const verification = useSecondFactor(asked.mfa_token, onExpired);
  const methods = METHODS.filter(
    ([method]) => asked.methods.includes(method) && (method !== "passkey" || knowsPasskeys()),
  );
  const [method, setMethod] = useState(methods[0]?.[0]);
  const [trust_device, setTrust] = useState(false);
  const { isPending, error } = verification;
  const wait = useWait(error);
  const verify = (code: string) => verification.mutateAsync({ code, trust_device });
  return (
    <>
      <label className="check trust-choice">
        <input
          type="checkbox"
          name="trust_device"
          checked={trust_device}
          onChange={(event) => setTrust(event.target.checked)}
        />
        Don't ask again in this browser for 30 days
      </label>
      {method === "totp" && (
        <CodeForm
          name="Second step"
          label="Code from your authenticator app"
          hint="Six digits. You are signed in as soon as they are all there."
          digits={6}
          verification={verification}
          onVerify={verify}
        />
      )}
      {method === "passkey" && (
        <PasskeyProof
          className="auth-form"
          error={error}
          pending={isPending}
          busy={isPending || wait > 0}
          onAsk={() => verification.mutate({ trust_device })}
        />
      )}
      {method === "recovery_code" && <RecoveryCodeForm verification={verification} onVerify={verify} />}
      {method === undefined && <p>This browser can't use what the account asks for. Sign in with another one.</p>}
      <div className="auth-links">
        {methods
          .filter(([other]) => other !== method)
          .map(([other, label]) => (
            <button
              key={other}
              type="button"
              className="link-button"
              disabled={isPending}
              onClick={() => {
                verification.reset();
                setMethod(other);
              }}
            >
              {label}
            </button>
          ))}
        <button type="button" className="link-button" onClick={onBack}>
          Start over
        </button>
      </div>
    </>
  );
}
