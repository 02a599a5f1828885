import { useId, useState } from "react";
import { Link } from "wouter";
import type { Mfa } from "../../../shared/mfa.ts";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { Switch } from "../design/switch.tsx";
import { usePasskeys } from "../passkeys/own-passkeys.ts";
import { complain } from "../shell/toasts.tsx";
import { usePasskeyAsStep, useRenewRecoveryCodes } from "./queries.ts";

interface PasskeyStepProps {
  readonly mfa: Mfa;
  readonly onCodes: (codes: readonly string[]) => void;
}

/** Whether one's passkey is the second step. */
export function PasskeyStep({ mfa, onCodes }: PasskeyStepProps) {
  const { data: passkeys } = usePasskeys();
  const { mutate: makeCodes } = useRenewRecoveryCodes();
  const [asking, setAsking] = useState(false);
  const id = useId();
  const choose = usePasskeyAsStep(mfa, ({ enabled, recovery_codes_left }) => {
    // Nobody is left with a step that can be lost and nothing to replace it.
    if (!enabled || recovery_codes_left > 0) return;
    makeCodes(undefined, { onSuccess: ({ recovery_codes }) => onCodes(recovery_codes), onError: complain });
  });
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id}>Passkey</h2>
      {passkeys?.length === 0 && !mfa.passkey ? (
        <p className="field-hint">
          You have no passkey that could be asked for. <Link href="/settings/passkeys">Add a passkey</Link>
        </p>
      ) : mfa.totp ? (
        <p className="field-hint">
          Any of your <Link href="/settings/passkeys">passkeys</Link> is accepted in place of the six digits.
        </p>
      ) : (
        <Switch
          label="Ask for a passkey after the password"
          hint="Signing in with the passkey alone, without a password, stays possible: it is two steps in one."
          on={mfa.passkey}
          onChange={(on) => (mfa.passkey && !on ? setAsking(true) : choose(on))}
        />
      )}
      {asking && (
        <ConfirmDialog
          title="Turn two-step sign-in off?"
          confirm="Turn off"
          pending={false}
          onConfirm={() => {
            setAsking(false);
            choose(false);
          }}
          onCancel={() => setAsking(false)}
        >
          <p>Your password alone opens your account then, and your recovery codes are void. Your passkeys stay.</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
