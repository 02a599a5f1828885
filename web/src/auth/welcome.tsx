import { useSession } from "../api/session.ts";
import { Day } from "../design/day.tsx";
import { type Arrival, useArrival } from "./arrival.ts";

const AFTER: Readonly<Partial<Record<NonNullable<Arrival["after"]>, string>>> = {
  "password-reset": "Your password is changed, and all devices are signed out. Sign in with the new one.",
  "signed-out-alone":
    "You are signed out in this browser, but the server could not be told: for it you are still signed in here. When it can be reached again, sign in and end that session under Devices.",
};

/** Why somebody is asked to sign in, or what has become of what they did before. */
export function Welcome() {
  const { state, because } = useSession();
  const { after, deletesAt } = useArrival();
  if (after === "deleted" && deletesAt) return <Deleted at={deletesAt} />;
  const said = after ? AFTER[after] : state === "ended" && (because ?? "Your session has ended. Please sign in again.");
  return said ? <p className="auth-notice">{said}</p> : null;
}

function Deleted({ at }: { readonly at: string }) {
  return (
    <p className="auth-notice">
      Your account is closed, and you are signed out everywhere. It will be erased on <Day iso={at} />. Until then,
      signing in brings it back.
    </p>
  );
}
