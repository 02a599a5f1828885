import { useState } from "react";
import type { Mfa } from "../../../shared/mfa.ts";
import type { Me } from "../../../shared/users.ts";
import { State } from "../design/state.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { Authenticator } from "./authenticator.tsx";
import { PasskeyStep } from "./passkey-step.tsx";
import { useMfa } from "./queries.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";
import "./two-step.css";

/** What is asked for besides the password, and what replaces it when it is lost. */
export function TwoStepSection({ me }: { readonly me: Me }) {
  const mfa = useMfa();
  const [codes, setCodes] = useState<readonly string[]>([]);
  if (mfa.isLoadingError) return <LoadFailure query={mfa} what="section" />;
  if (!mfa.data) return <Skeleton />;
  return (
    <>
      <Standing mfa={mfa.data} />
      <Authenticator mfa={mfa.data} onCodes={setCodes} />
      <PasskeyStep mfa={mfa.data} onCodes={setCodes} />
      {mfa.data.enabled && <RecoveryCodes left={mfa.data.recovery_codes_left} onCodes={setCodes} />}
      {codes.length > 0 && <RecoveryCodesDialog codes={codes} username={me.username} onDone={() => setCodes([])} />}
    </>
  );
}

/** In plain words what it takes to sign in. */
function Standing({ mfa: { enabled, totp, passkey } }: { readonly mfa: Mfa }) {
  const asked = [totp && "a code of your authenticator app", passkey && "your passkey"].filter(Boolean).join(" or ");
  return (
    <div className="two-step-standing" role="status">
      {enabled ? <State good>On</State> : <State>Off</State>}
      {enabled ? (
        <p>
          After your password, or a code that was mailed to you, you are asked for {asked}. Whoever has your password
          alone stays out.
        </p>
      ) : (
        <p>Your password alone opens your account. With a second step, whoever guesses or steals it still stays out.</p>
      )}
    </div>
  );
}

function Skeleton() {
  return (
    <div className="settings-skeleton" role="status" aria-label="Loading how you sign in">
      <div className="skeleton" />
      <div className="skeleton" />
      <div className="skeleton" />
    </div>
  );
}
