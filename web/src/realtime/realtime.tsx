import { useIsMutating } from "@tanstack/react-query";
import { useEffect } from "react";
import { useResting } from "../accounts/resting.ts";
import { useSession } from "../api/session.ts";
import { checkSession } from "../auth/check-session.ts";
import { signOutKey } from "../auth/queries.ts";
import { subscribe } from "./events.ts";

/** Lets the app hear of what changes, while somebody is signed in. The code for it comes after what a page needs. */
export function Realtime() {
  const { state, epoch } = useSession();
  const resting = useResting();
  const signingOut = useIsMutating({ mutationKey: signOutKey }) > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session has a connection of its own.
  useEffect(() => {
    if (state !== "in" || resting || signingOut) return;
    const leaving = new AbortController();
    import("./tab-group.ts").then(
      ({ join }) => join(leaving.signal),
      // A server that has just been replaced: until the page is loaded anew, it is read when it is looked at.
      () => undefined,
    );
    const unsubscribe = subscribe("session_revoked", () => void checkSession());
    return () => {
      leaving.abort();
      unsubscribe();
    };
  }, [state, epoch, resting, signingOut]);
  return null;
}
