import { useEffect, useRef, useState } from "react";
import type { Output } from "../../../shared/client.ts";
import { useCode } from "../codes/use-code.ts";
import { ActionButton } from "../design/action-button.tsx";
import { CodeField } from "../design/code-field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useConfirmTotp } from "./queries.ts";
import { Seed } from "./seed.tsx";

/** How long the server waits for the first code. */
const LIFE_MS = 10 * 60_000;

interface AddAuthenticatorProps {
  readonly seed: Output<"POST /auth/mfa/totp">;
  readonly onAdded: (recoveryCodes: readonly string[]) => void;
  /** Gets another seed. */
  readonly onAgain: () => void;
  readonly onCancel: () => void;
}

/** Gives an authenticator app what it needs, and has it show that it has got it. */
export function AddAuthenticator({ seed, onAdded, onAgain, onCancel }: AddAuthenticatorProps) {
  const confirmation = useConfirmTotp();
  const { field, busy, submit } = useCode(confirmation, (code) =>
    confirmation.mutateAsync(code).then(({ recovery_codes }) => onAdded(recovery_codes)),
  );
  const first = useRef<HTMLHeadingElement>(null);
  const over = useOver(LIFE_MS);
  useEffect(() => first.current?.focus(), []);
  if (over) {
    return (
      <div className="notice" role="alert">
        <p>The ten minutes to set it up are over. Begin again, and delete the entry in the app if there is one.</p>
        <ActionButton className="quiet small" busy={false} onClick={onAgain}>
          Begin again
        </ActionButton>
      </div>
    );
  }
  return (
    <form
      className="settings-form two-step-setup"
      aria-label="Set up an authenticator app"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 ref={first} tabIndex={-1}>
        <span className="label">Step 1 of 2</span>
        Give this to your app
      </h3>
      <Seed seed={seed} />
      <h3>
        <span className="label">Step 2 of 2</span>
        Type what it shows
      </h3>
      <CodeField {...field} label="Six digits" digits={6} isFirst={false} />
      <ProblemNotice error={confirmation.error} fields={["code"]} />
      <div className="settings-part-buttons">
        <ActionButton busy={busy}>{confirmation.isPending ? "Checking…" : "Confirm"}</ActionButton>
        <button type="button" className="button quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function useOver(ms: number): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return over;
}
