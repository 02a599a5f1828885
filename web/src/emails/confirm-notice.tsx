import { useState } from "react";
import { useLocation } from "wouter";
import { IconButton } from "../design/icon-button.tsx";
import { useMe } from "../profile/queries.ts";
import { useResendVerification } from "./queries.ts";
import { Resend } from "./resend.tsx";
import { dismiss, expects, isDismissed, isExpected } from "./unconfirmed.ts";
import "./confirm-notice.css";

/** Reminds of the mail that waits to be answered, until it is or one does not want to be reminded. */
export function ConfirmNotice() {
  const [path] = useLocation();
  const { data: me } = useMe();
  const resending = useResendVerification();
  const [, setDismissals] = useState(0);
  // A page that is loaded again has its place for it before it knows whose it is.
  const waits = me ? expects(me) : isExpected();
  // The settings of the address say it themselves.
  if (!waits || isDismissed(me) || path === "/settings/email") return null;
  const close = () => {
    if (me) dismiss(me);
    setDismissals((count) => count + 1);
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  return (
    <aside className="confirm-notice" aria-label="Confirm your address">
      <p>
        <strong>Confirm your address.</strong> We wrote to <span className="confirm-address">{me?.email}</span>
      </p>
      <Resend sending={resending} onSend={() => resending.mutate()} />
      <IconButton label="Not now" icon="close" disabled={!me} onClick={close} />
    </aside>
  );
}
