import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Mfa } from "../../../shared/mfa.ts";
import { rewrite } from "../api/cached.ts";
import { call } from "../api/client.ts";
import { useToggle } from "../api/toggle.ts";

const queryKey = ["mfa"];
/** As many as are made at a time. */
const RECOVERY_CODES = 10;

/** How one's second step stands. */
export function useMfa() {
  return useQuery({ queryKey, queryFn: ({ signal }) => call("GET /auth/mfa", { signal }), staleTime: 0 });
}

/** Has it read again: something else that was done may have changed it. */
export function forgetMfa(client: QueryClient): void {
  void client.invalidateQueries({ queryKey });
}

/** Begins to use an authenticator app, which is asked for once one of its codes is confirmed. */
export function useBeginTotp() {
  return useMutation({ mutationFn: () => call("POST /auth/mfa/totp"), gcTime: 0 });
}

/** Confirms the app. Answers recovery codes where there were none. */
export function useConfirmTotp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => call("POST /auth/mfa/totp/confirm", { body: { code } }),
    gcTime: 0,
    onSuccess: ({ recovery_codes: { length } }) =>
      change(client, (mfa) => ({
        ...mfa,
        enabled: true,
        totp: true,
        recovery_codes_left: length || mfa.recovery_codes_left,
      })),
  });
}

/** Stops using the app. Where a passkey is accepted in its place, it is what is asked for from then on. */
export function useRemoveTotp({ passkey }: Mfa) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      // Beside an app any passkey is accepted, without one only a passkey that is to be asked for.
      if (passkey) await call("PATCH /auth/mfa", { body: { passkey } });
      await call("DELETE /auth/mfa/totp");
    },
    onSuccess: () =>
      change(client, (mfa) => ({
        ...mfa,
        enabled: mfa.passkey,
        totp: false,
        recovery_codes_left: mfa.passkey ? mfa.recovery_codes_left : 0,
      })),
  });
}

/** Makes new recovery codes, which are the only ones from then on. */
export function useRenewRecoveryCodes() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /auth/mfa/recovery-codes"),
    gcTime: 0,
    onSuccess: () => change(client, (mfa) => ({ ...mfa, recovery_codes_left: RECOVERY_CODES })),
  });
}

/**
 * Whether a passkey is asked for after the password.
 * @param onConfirmed told how everything stands then
 */
export function usePasskeyAsStep(now: Mfa, onConfirmed: (mfa: Mfa) => void) {
  const client = useQueryClient();
  return useToggle<boolean>({
    key: ["passkey-as-step"],
    now: now.passkey,
    show: (client, passkey) => {
      client.setQueryData<Mfa>(queryKey, (mfa) => mfa && { ...mfa, passkey, enabled: mfa.totp || passkey });
    },
    send: async (passkey) => {
      const mfa = await call("PATCH /auth/mfa", { body: { passkey } });
      await change(client, () => mfa);
      onConfirmed(mfa);
      return mfa.passkey;
    },
  });
}

const change = (client: QueryClient, to: (mfa: Mfa) => Mfa) => rewrite<Mfa>(client, queryKey, to);
