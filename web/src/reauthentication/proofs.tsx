import { type ReactNode, useState } from "react";
import type { Output } from "../../../shared/client.ts";
import { useWait } from "../api/problems.ts";
import { PasskeyProof } from "../passkeys/passkey-proof.tsx";
import { knowsPasskeys } from "../passkeys/support.ts";
import { CodeProof } from "./code-proof.tsx";
import { PasswordProof } from "./password-proof.tsx";
import { type Method, useProve } from "./queries.ts";

/** The first that somebody has is the one they are asked for. */
const WAYS: readonly { readonly method: Method; readonly text: string }[] = [
  { method: "passkey", text: "Use a passkey" },
  { method: "password", text: "Use your password" },
  { method: "totp", text: "Use your authenticator app" },
];

interface ProofsProps {
  readonly offer: Output<"POST /auth/reauthenticate/options">;
  /** Gets what the browser is to be asked the next time. */
  readonly refresh: () => unknown;
  readonly cancel: ReactNode;
  readonly onProven: () => void;
}

/** One way to prove who one is, and the others to be chosen instead. */
export function Proofs({ offer: { methods, passkey }, refresh, cancel, onProven }: ProofsProps) {
  const { mutate, mutateAsync, reset, isPending, error } = useProve(onProven);
  const wait = useWait(error);
  const ways = WAYS.filter(({ method }) => methods.includes(method) && (method !== "passkey" || knowsPasskeys()));
  const [chosen, choose] = useState(ways[0]?.method);
  const proof = { error, cancel, pending: isPending, busy: isPending || wait > 0 };
  const change = (method: Method) => {
    choose(method);
    // How long to wait holds for every way.
    if (wait === 0) reset();
  };
  const ask = async () => {
    const { askForPasskey } = await import("../passkeys/ceremony.ts");
    return { passkey: await askForPasskey(passkey ?? { challenge: "" }) };
  };
  return (
    <>
      {chosen === "password" && <PasswordProof {...proof} onProof={(password) => mutate({ password })} />}
      {chosen === "totp" && <CodeProof {...proof} onProof={(code) => mutateAsync({ code })} />}
      {chosen === "passkey" && (
        <PasskeyProof {...proof} className="proof" onAsk={() => mutate(ask, { onError: refresh })} />
      )}
      {!chosen && (
        <>
          <p className="problem">
            This browser can use nothing that your account has. Sign out and in again: for ten minutes after that
            nothing is asked.
          </p>
          <div className="dialog-buttons">{cancel}</div>
        </>
      )}
      {ways.length > 1 && (
        <ul className="reauthentication-ways" aria-label="Other ways">
          {ways.map(
            ({ method, text }) =>
              method !== chosen && (
                <li key={method}>
                  <button type="button" className="link-button" disabled={isPending} onClick={() => change(method)}>
                    {text}
                  </button>
                </li>
              ),
          )}
        </ul>
      )}
    </>
  );
}
