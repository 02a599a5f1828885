import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Input, Output } from "../../../shared/client.ts";
import type { Passkey } from "../../../shared/passkeys.ts";
import { rewrite } from "../api/cached.ts";
import { call } from "../api/client.ts";
import { isProblem } from "../api/problems.ts";
import { toast } from "../shell/toasts.tsx";
import { forgetMfa } from "../two-step/queries.ts";

const queryKey = ["passkeys"];

/** What opens one's account without a password, the newest last. */
export function usePasskeys() {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => call("GET /auth/passkeys", { signal }),
    select: ({ items }) => items,
    staleTime: 0,
  });
}

/** Has the browser make a passkey, which is none yet until it has been saved under a name. */
export function useMakePasskey() {
  return useMutation({
    mutationFn: async () => {
      const [{ makePasskey }, options] = await Promise.all([
        import("./ceremony.ts"),
        call("POST /auth/passkeys/options"),
      ]);
      return makePasskey(options);
    },
  });
}

/** Saves a passkey that the browser made. */
export function useSavePasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Input<"POST /auth/passkeys">["body"]) => call("POST /auth/passkeys", { body }),
    onSuccess: async (passkey) => {
      await change(client, (passkeys) => [...passkeys, passkey]);
      toast(`Passkey “${passkey.name}” added`);
      // Where there is a second step already, any passkey is one.
      forgetMfa(client);
    },
  });
}

/** Removes a passkey. One that is gone already is as good as that. */
export function useRemovePasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id }: Passkey) => {
      await call("DELETE /auth/passkeys/{id}", { params: { id } }).catch((error) => {
        if (!isProblem(error, "not_found")) throw error;
      });
    },
    onSuccess: async (_, removed) => {
      await change(client, (passkeys) => passkeys.filter(({ id }) => id !== removed.id));
      toast(`Passkey “${removed.name}” removed`);
      // The last one may have been the second step.
      forgetMfa(client);
    },
  });
}

function change(client: QueryClient, to: (passkeys: readonly Passkey[]) => Passkey[]): Promise<void> {
  return rewrite<Output<"GET /auth/passkeys">>(client, queryKey, (list) => ({ ...list, items: to(list.items) }));
}
