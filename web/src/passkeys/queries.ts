import { useMutation } from "@tanstack/react-query";
import { useAbort } from "../api/abort.ts";
import { call } from "../api/client.ts";
import { useEnter } from "../auth/queries.ts";
import type { PasskeyAssertion } from "./ceremony.ts";

interface Chosen {
  /** One that the browser's suggestions gave; otherwise the browser is asked. */
  readonly passkey?: PasskeyAssertion;
  readonly remember: boolean;
}

/** Signs in with a passkey alone. */
export function usePasskeySignIn() {
  const enter = useEnter();
  const { begin } = useAbort();
  return useMutation({
    mutationFn: async ({ passkey = undefined, remember }: Chosen) =>
      call("POST /auth/passkeys/login", {
        body: { passkey: passkey ?? (await chosenInDialog(begin())), remember, transport: "cookie" },
      }),
    onSuccess: enter,
  });
}

async function chosenInDialog(signal: AbortSignal): Promise<PasskeyAssertion> {
  const [{ askForAnyPasskey }, options] = await Promise.all([
    import("./ceremony.ts"),
    call("POST /auth/passkeys/login/options"),
  ]);
  return askForAnyPasskey(options, signal);
}
