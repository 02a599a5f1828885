import { useState } from "react";
import { AddressForm } from "../auth/address-form.tsx";
import { useArrival } from "../auth/arrival.ts";
import { AuthFrame } from "../auth/auth-frame.tsx";
import { ToSignInPage } from "../auth/ways-around.tsx";
import { Resend } from "../emails/resend.tsx";
import { useForgotPassword } from "./queries.ts";

/** Has a link sent to choose a new password. */
export function ForgotPasswordPage() {
  const { after, email: typed = "" } = useArrival();
  const [email, setEmail] = useState(typed);
  const [sent, setSent] = useState(false);
  if (sent) {
    return (
      <AuthFrame
        title="Look into your mailbox"
        heading="Look into your mailbox."
        lead={
          <>
            If there is an account for <strong>{email}</strong>, a mail with a link is on its way. It works once, and
            not for long.
          </>
        }
      >
        <SendAgain email={email} onBack={() => setSent(false)} />
        <ToSignInPage />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Forgot password"
      heading={after === "email-undone" ? "Your old address is back." : "A new password, by mail."}
      lead={
        after === "email-undone"
          ? "Your password opens nothing any more. A link to choose a new one is on its way there, where you found the other mail. If it doesn't come, have it sent again."
          : "Tell us the address of your account, and we send a link to choose a new password."
      }
    >
      <AskForLink email={email} onType={setEmail} onSent={() => setSent(true)} />
      <ToSignInPage />
    </AuthFrame>
  );
}

interface AskForLinkProps {
  readonly email: string;
  readonly onType: (email: string) => void;
  readonly onSent: () => void;
}

function AskForLink({ email, onType, onSent }: AskForLinkProps) {
  const sending = useForgotPassword();
  return (
    <AddressForm
      name="Have a link sent"
      submit="Send me a link"
      email={email}
      onType={onType}
      sending={sending}
      onSend={() => sending.mutate(email, { onSuccess: onSent })}
    />
  );
}

function SendAgain({ email, onBack }: { readonly email: string; readonly onBack: () => void }) {
  const resending = useForgotPassword();
  return (
    <div className="auth-links">
      <Resend sending={resending} onSend={() => resending.mutate(email)} justSent />
      <button type="button" className="link-button" onClick={onBack}>
        Wrong address?
      </button>
    </div>
  );
}
