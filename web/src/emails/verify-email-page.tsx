import { Link } from "wouter";
import { isProblem, useWait } from "../api/problems.ts";
import { useSession } from "../api/session.ts";
import { AuthFrame } from "../auth/auth-frame.tsx";
import { MISSING, REFUSED } from "../auth/invalid-link.ts";
import { useLinkToken } from "../auth/link-token.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useMe } from "../profile/queries.ts";
import { useResendVerification, useVerifyEmail } from "./queries.ts";
import { Resend } from "./resend.tsx";

/** Where the link in a mail leads that confirms an address. A button does it: what only looks at links must not. */
export function VerifyEmailPage() {
  const token = useLinkToken();
  if (token) return <Verify key={token} token={token} />;
  return (
    <AuthFrame {...MISSING}>
      <NewLink />
    </AuthFrame>
  );
}

function Verify({ token }: { readonly token: string }) {
  const { mutate, isPending, isSuccess, error } = useVerifyEmail(token);
  const wait = useWait(error);
  if (isProblem(error, "invalid_link")) {
    return (
      <AuthFrame {...REFUSED}>
        <NewLink />
      </AuthFrame>
    );
  }
  if (isSuccess) {
    return (
      <AuthFrame
        title="Address confirmed"
        heading="Your address is confirmed."
        lead="From now on it signs you in as your username does, and codes, links and warnings about your account go there."
      >
        <Onward />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Confirm your address"
      heading="Is this mailbox yours?"
      lead="Confirm the address that the mail with this link was sent to. If you have no account here, close this page: nothing happens then."
    >
      <ProblemNotice error={error} />
      <button type="button" className="button" disabled={isPending || wait > 0} onClick={() => mutate()}>
        {isPending ? "Confirming…" : "Confirm this address"}
      </button>
    </AuthFrame>
  );
}

function NewLink() {
  const { data: me } = useMe();
  const resending = useResendVerification();
  return (
    <>
      {me?.email_verified && !me.pending_email && <p>{me.email} is confirmed already. There is nothing left to do.</p>}
      {me && !me.email_verified && (
        <Resend sending={resending} onSend={() => resending.mutate()} label="Send a new one" />
      )}
      {!me && <p>Sign in, and you can have a new one sent.</p>}
      <Onward />
    </>
  );
}

function Onward() {
  const { state } = useSession();
  return (
    <Link href={state === "in" ? "/" : "/sign-in"} className="button quiet">
      {state === "in" ? "To your feed" : "Sign in"}
    </Link>
  );
}
