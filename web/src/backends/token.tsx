import { useEffect, useState } from "react";
import { useCountdown } from "../api/countdown.ts";
import { ActionButton } from "../design/action-button.tsx";
import { CopyButton } from "../design/copy-button.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useRevealToken } from "./queries.ts";

const SHOWN_SECONDS = 30;

/** The token, masked; shown on request, for half a minute, and only while somebody looks. */
export function Token() {
  const [token, setToken] = useState<string>();
  const { mutate, isPending, error } = useRevealToken(setToken);
  const left = useCountdown(token, SHOWN_SECONDS);
  useEffect(() => {
    if (!token) return;
    const hide = () => setToken(undefined);
    const hideUnseen = () => document.visibilityState === "hidden" && hide();
    const timer = setTimeout(hide, SHOWN_SECONDS * 1000);
    document.addEventListener("visibilitychange", hideUnseen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", hideUnseen);
    };
  }, [token]);
  return (
    <div className="backend-token">
      {token ? (
        <code>{token}</code>
      ) : (
        <span role="img" aria-label="Hidden">
          {"•".repeat(12)}
        </span>
      )}
      <div className="backend-token-buttons">
        <ActionButton className="quiet small" busy={isPending} onClick={() => (token ? setToken(undefined) : mutate())}>
          {token ? "Hide" : "Show"} <span className="visually-hidden">the token</span>
        </ActionButton>
        {token && <CopyButton text={token} label="Copy" />}
        {token && <span className="field-hint">Hidden again in {left} s</span>}
      </div>
      <ProblemNotice error={error} />
    </div>
  );
}
