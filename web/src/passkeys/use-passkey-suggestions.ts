import { useEffect, useEffectEvent, useState } from "react";
import { call } from "../api/client.ts";
import type { PasskeyAssertion } from "./ceremony.ts";
import { suggestsPasskeys } from "./support.ts";

/** The server forgets what it asked the browser for; whoever leaves the page open must not be refused for it. */
const RENEW_MS = 4 * 60_000;

/**
 * Has the browser offer passkeys where it offers usernames (a field with `autocomplete="… webauthn"`), as long as
 * that is wanted and the form is there. It is an offer only, so nothing is said when it can't be made.
 */
export function usePasskeySuggestions(wanted: boolean, onChosen: (passkey: PasskeyAssertion) => void): void {
  const [round, setRound] = useState(0);
  const chosen = useEffectEvent(onChosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks anew.
  useEffect(() => {
    if (!wanted) return;
    const offer = new AbortController();
    const { signal } = offer;
    const renew = () => {
      if (document.hidden) document.addEventListener("visibilitychange", renew, { once: true, signal });
      else setRound((round) => round + 1);
    };
    const timer = setTimeout(renew, RENEW_MS);
    offerOf(signal).then(
      (passkey) => passkey && !signal.aborted && chosen(passkey),
      () => undefined,
    );
    return () => {
      clearTimeout(timer);
      offer.abort();
    };
  }, [wanted, round]);
}

async function offerOf(signal: AbortSignal): Promise<PasskeyAssertion | undefined> {
  if (!(await suggestsPasskeys()) || signal.aborted) return undefined;
  const [{ offerPasskeys }, options] = await Promise.all([
    import("./ceremony.ts"),
    call("POST /auth/passkeys/login/options", { signal }),
  ]);
  return offerPasskeys(options, signal);
}
