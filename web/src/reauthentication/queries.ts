import { useMutation, useQuery } from "@tanstack/react-query";
import type { Input, Output } from "../../../shared/client.ts";
import { call } from "../api/client.ts";

export type Method = Output<"POST /auth/reauthenticate/options">["methods"][number];
type Proof = NonNullable<Input<"POST /auth/reauthenticate">["body"]>;

/** How one can show that it is still oneself. Asked anew each time: what a browser is to be asked is good once. */
export function useMethods() {
  return useQuery({
    queryKey: ["reauthentication"],
    queryFn: ({ signal }) => call("POST /auth/reauthenticate/options", { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Shows that it is still oneself. The proof may have to be got from the browser first. */
export function useProve(onProven: () => void) {
  return useMutation({
    mutationFn: async (proof: Proof | (() => Promise<Proof>)) =>
      call("POST /auth/reauthenticate", { body: typeof proof === "function" ? await proof() : proof }),
    onSuccess: onProven,
  });
}
