import { useMutation } from "@tanstack/react-query";
import { useAbort } from "../api/abort.ts";
import { call } from "../api/client.ts";
import { isProblem } from "../api/problems.ts";
import { useEnter } from "../auth/queries.ts";
import type { PasskeyAssertion } from "../passkeys/ceremony.ts";

interface Proof {
  /** Of the authenticator app, or a recovery code; a passkey is asked for when there is none. */
  readonly code?: string;
  readonly trust_device: boolean;
}

/**
 * Signs in with a second factor.
 * @param onExpired the first factor was too long ago
 */
export function useSecondFactor(mfa_token: string, onExpired: (error: Error) => void) {
  const { begin } = useAbort();
  return useMutation({
    mutationFn: async ({ code, trust_device }: Proof) => {
      const proof = code === undefined ? { passkey: await passkeyFor(mfa_token, begin()) } : { code };
      return call("POST /auth/mfa/verify", { body: { mfa_token, trust_device, ...proof } });
    },
    onSuccess: useEnter(),
    onError: (error) => isProblem(error, "invalid_mfa_token") && onExpired(error),
  });
}

async function passkeyFor(mfa_token: string, signal: AbortSignal): Promise<PasskeyAssertion> {
  const [{ askForAnyPasskey }, options] = await Promise.all([
    import("../passkeys/ceremony.ts"),
    call("POST /auth/mfa/passkey", { body: { mfa_token } }),
  ]);
  return askForAnyPasskey(options, signal);
}
