import { Link } from "wouter";
import { isProblem, useWait } from "../api/problems.ts";
import { AuthFrame } from "../auth/auth-frame.tsx";
import { MISSING, REFUSED } from "../auth/invalid-link.ts";
import { useLinkToken } from "../auth/link-token.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useUndoEmailChange } from "./queries.ts";

/** Where the link in the warning leads that an account's old address is sent when the address is changed. */
export function UndoEmailChangePage() {
  const token = useLinkToken();
  if (token) return <Undo key={token} token={token} />;
  return (
    <AuthFrame {...MISSING}>
      <OtherHelp />
    </AuthFrame>
  );
}

function Undo({ token }: { readonly token: string }) {
  const { mutate, isPending, error } = useUndoEmailChange(token);
  const wait = useWait(error);
  if (isProblem(error, "invalid_link")) {
    return (
      <AuthFrame {...REFUSED}>
        <OtherHelp />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Take the change back"
      heading="Was it not you?"
      lead="The address of your account was changed. If you did it yourself, close this page: nothing happens then."
    >
      <ul className="auth-points">
        <li>Your old address takes effect again.</li>
        <li>All devices are signed out, this one too.</li>
        <li>Passkeys and authenticator apps that were added around that time or since are removed.</li>
        <li>Then you choose a new password, with a link that is sent to the old address.</li>
      </ul>
      <ProblemNotice error={error} />
      <button type="button" className="button alarm" disabled={isPending || wait > 0} onClick={() => mutate()}>
        {isPending ? "Taking it back…" : "Take the change back"}
      </button>
    </AuthFrame>
  );
}

function OtherHelp() {
  return (
    <>
      <p>
        If you can't get into your account any more, <Link href="/contact">write to the people who run this site</Link>.
      </p>
      <Link href="/forgot-password" className="button quiet">
        Choose a new password
      </Link>
    </>
  );
}
