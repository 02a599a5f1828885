import { useState } from "react";
import { Link } from "wouter";
import { fieldErrors, isProblem, useWait } from "../api/problems.ts";
import { AuthFrame } from "../auth/auth-frame.tsx";
import { MISSING, REFUSED } from "../auth/invalid-link.ts";
import { useLinkToken } from "../auth/link-token.ts";
import { ToSignInPage } from "../auth/ways-around.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useMe } from "../profile/queries.ts";
import { NewPasswordField } from "./new-password-field.tsx";
import { useResetPassword } from "./queries.ts";
import { WhosePassword } from "./whose-password.tsx";

/** Where the link in a mail leads that lets one choose a new password. */
export function ResetPasswordPage() {
  const token = useLinkToken();
  // Another link is another try.
  if (token) return <Reset key={token} token={token} />;
  return (
    <AuthFrame {...MISSING}>
      <NewLink />
    </AuthFrame>
  );
}

function Reset({ token }: { readonly token: string }) {
  const { mutate, isPending, error } = useResetPassword(token);
  const { data: me } = useMe();
  const [password, setPassword] = useState("");
  const wait = useWait(error);
  if (isProblem(error, "invalid_link")) {
    return (
      <AuthFrame {...REFUSED}>
        <NewLink />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Choose a new password"
      heading="Choose a new password."
      lead="All devices are signed out, this one too, and you sign in with the new one."
    >
      <form
        className="auth-form"
        aria-label="Choose a new password"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) mutate(password);
        }}
      >
        <WhosePassword username={me?.username} />
        <NewPasswordField
          label="New password"
          name="new_password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          personal={me ? [me.username, me.email, me.display_name] : []}
          error={fieldErrors(error).new_password}
        />
        <ProblemNotice error={error} fields={["new_password"]} />
        <button type="submit" className="button" disabled={isPending || wait > 0}>
          {isPending ? "Changing…" : "Change password"}
        </button>
      </form>
      <ToSignInPage />
    </AuthFrame>
  );
}

function NewLink() {
  return (
    <>
      <Link href="/forgot-password" className="button">
        Have a new link sent
      </Link>
      <ToSignInPage />
    </>
  );
}
