import type { SecondFactorAsked } from "../auth/queries.ts";
import { Resend } from "../emails/resend.tsx";
import { CodeForm } from "./code-form.tsx";
import { useRequestCode, useVerifyCode } from "./queries.ts";

interface EnterCodeProps {
  readonly email: string;
  readonly remember: boolean;
  readonly onSecondFactor: (asked: SecondFactorAsked) => void;
  readonly onBack: () => void;
}

/** The code that was sent. */
export function EnterCode({ email, remember, onSecondFactor, onBack }: EnterCodeProps) {
  const verification = useVerifyCode(onSecondFactor);
  const resending = useRequestCode();
  return (
    <>
      <CodeForm
        name="Sign in with a code"
        label="Code from the mail"
        hint="Eight digits, for this browser only. You are signed in as soon as they are all there."
        digits={8}
        verification={verification}
        onVerify={(code) => verification.mutateAsync({ email, code, remember })}
      />
      <div className="auth-links">
        <Resend sending={resending} onSend={() => resending.mutate(email)} justSent />
        <button type="button" className="link-button" onClick={onBack}>
          Wrong address?
        </button>
      </div>
    </>
  );
}
