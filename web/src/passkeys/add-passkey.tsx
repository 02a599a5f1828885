import { useState } from "react";
import { useWait } from "../api/problems.ts";
import { ActionButton } from "../design/action-button.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import type { PasskeyRegistration } from "./ceremony.ts";
import { deviceName, freeName } from "./device-name.ts";
import { NamePasskey } from "./name-passkey.tsx";
import { useMakePasskey } from "./own-passkeys.ts";
import { knowsPasskeys } from "./support.ts";

/** Makes another passkey, with the browser's help. */
export function AddPasskey({ names }: { readonly names: readonly string[] }) {
  const { mutate, isPending, error } = useMakePasskey();
  const [made, setMade] = useState<PasskeyRegistration>();
  const wait = useWait(error);
  if (!knowsPasskeys()) {
    return (
      <p className="notice">
        This browser does not know passkeys. Open this page in a current version of Chrome, Edge, Firefox or Safari to
        add one.
      </p>
    );
  }
  return (
    <>
      <ProblemNotice error={error} />
      <ActionButton busy={isPending || wait > 0} onClick={() => mutate(undefined, { onSuccess: setMade })}>
        {isPending ? "Waiting for your browser…" : "Add a passkey"}
      </ActionButton>
      {made && (
        <NamePasskey passkey={made} suggestion={freeName(deviceName(), names)} onDone={() => setMade(undefined)} />
      )}
    </>
  );
}
