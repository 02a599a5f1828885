import { useSession } from "../api/session.ts";
import { type Arrival, useArrival } from "./arrival.ts";

const AFTER: Readonly<Partial<Record<NonNullable<Arrival["after"]>, string>>> = {
  "password-reset": "Your password is changed, and all devices are signed out. Sign in with the new one.",
  "signed-out-alone":
    "You are signed out in this browser, but the server could not be told: for it you are still signed in here. When it can be reached again, sign in and end that session under Devices.",
};

/** Why somebody is asked to sign in, or what has become of what they did before. */
export function Welcome() {
  const { state } = useSession();
  const { after } = useArrival();
  const said = after ? AFTER[after] : state === "ended" && "Your session has ended. Please sign in again.";
  return said ? <p className="auth-notice">{said}</p> : null;
}
