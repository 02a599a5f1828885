import { useId, useRef, useState } from "react";
import type { Mfa } from "../../../shared/mfa.ts";
import { useWait } from "../api/problems.ts";
import { ActionButton } from "../design/action-button.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { OthersStay } from "../devices/others-stay.tsx";
import { toast } from "../shell/toasts.tsx";
import { AddAuthenticator } from "./add-authenticator.tsx";
import { useBeginTotp } from "./queries.ts";
import { RemoveAuthenticator } from "./remove-authenticator.tsx";

interface AuthenticatorProps {
  readonly mfa: Mfa;
  readonly onCodes: (codes: readonly string[]) => void;
}

/** The authenticator app: added, exchanged for another one, or removed. */
export function Authenticator({ mfa, onCodes }: AuthenticatorProps) {
  const { mutate: begin, data: begun, isPending, error, reset } = useBeginTotp();
  const [removing, setRemoving] = useState(false);
  const [changed, setChanged] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const wait = useWait(error);
  const end = () => {
    reset();
    heading.current?.focus();
  };
  const added = (codes: readonly string[]) => {
    end();
    setChanged(true);
    // Whoever is shown recovery codes sees that it has worked.
    if (codes.length > 0) onCodes(codes);
    else toast("Your authenticator app is added");
  };
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        Authenticator app
      </h2>
      {begun ? (
        <AddAuthenticator key={begun.secret} seed={begun} onAdded={added} onAgain={() => begin()} onCancel={end} />
      ) : (
        <>
          <p className="field-hint">
            {mfa.totp
              ? "Set up. You are asked for the six digits that the app on your phone shows."
              : "An app on your phone shows six digits, new ones every half minute, without a network. Any will do: Aegis, Google Authenticator, 1Password and many others."}
          </p>
          <ProblemNotice error={error} />
          <div className="settings-part-buttons">
            <ActionButton
              className={mfa.totp ? "quiet small" : ""}
              busy={isPending || wait > 0}
              onClick={() => begin()}
            >
              {isPending ? "One moment…" : mfa.totp ? "Use another app" : "Set up"}
            </ActionButton>
            {mfa.totp && (
              <button type="button" className="button alarm small" onClick={() => setRemoving(true)}>
                Remove
              </button>
            )}
          </div>
          {changed && <OthersStay focusAfterwards={heading} />}
        </>
      )}
      {removing && (
        <RemoveAuthenticator
          mfa={mfa}
          heading={heading}
          onRemoved={() => setChanged(true)}
          onClose={() => setRemoving(false)}
        />
      )}
    </section>
  );
}
