import type { ReactNode } from "react";
import type { Me } from "../../../shared/users.ts";
import { State } from "../design/state.tsx";
import { ChangeEmailForm } from "./change-email-form.tsx";
import { useResendVerification } from "./queries.ts";
import { Resend } from "./resend.tsx";
import "./email-section.css";

/** Where codes, links and warnings about one's account go. */
export function EmailSection({ me }: { readonly me: Me }) {
  return (
    <>
      <div className="email-address">
        <p className="email-address-name">{me.email}</p>
        <State good={me.email_verified}>{me.email_verified ? "Confirmed" : "Not confirmed yet"}</State>
        <p className="field-hint">
          {me.email_verified
            ? "It signs you in as your username does. Codes to sign in, links to choose a new password and warnings go here."
            : "Codes to sign in, links to choose a new password and warnings go here once it is confirmed. Until then only your username signs you in."}
        </p>
        <div role="status">
          <Waiting me={me} />
        </div>
      </div>
      <ChangeEmailForm me={me} />
    </>
  );
}

/** The mail that waits to be answered, if there is one. */
function Waiting({ me: { email, email_verified, pending_email } }: { readonly me: Me }) {
  if (pending_email) {
    return (
      <Notice>
        We sent a link to <strong>{pending_email}</strong>. It takes effect when you open it; until then your address
        stays {email}.
      </Notice>
    );
  }
  if (email_verified) return null;
  return (
    <Notice>
      We sent a link to <strong>{email}</strong>. Open it to confirm that the address is yours: without that you can't
      get back in if you forget your password.
    </Notice>
  );
}

function Notice({ children }: { readonly children: ReactNode }) {
  const resending = useResendVerification();
  return (
    <div className="notice">
      <p>{children}</p>
      <Resend sending={resending} onSend={() => resending.mutate()} />
    </div>
  );
}
