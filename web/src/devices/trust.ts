import { useMutation, useMutationState, useQuery, useQueryClient } from "@tanstack/react-query";
import type { TrustedDevice } from "../../../shared/auth.ts";
import type { Output } from "../../../shared/client.ts";
import { rewrite } from "../api/cached.ts";
import { call } from "../api/client.ts";
import { isProblem } from "../api/problems.ts";
import { complain, toast } from "../shell/toasts.tsx";
import { nameOf } from "./sessions.ts";

type TrustedList = Output<"GET /auth/trusted-devices">;

const queryKey = ["trusted-devices"];
const mutationKey = ["forget-trusted-device"];

/** Where no second step is asked for, this browser first, without those being forgotten. */
export function useTrustedDevices() {
  const forgetting = useMutationState({
    filters: { mutationKey, status: "pending" },
    select: ({ state }) => (state.variables as TrustedDevice).id,
  });
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => call("GET /auth/trusted-devices", { signal }),
    // Whoever changes how they sign in trusts no browser any more, here or elsewhere.
    staleTime: 0,
    select: ({ items }) =>
      items.filter(({ id }) => !forgetting.includes(id)).sort((a, b) => Number(b.current) - Number(a.current)),
  });
}

/** Has the second step asked for on a browser again. One that is not trusted any more is as good as that. */
export function useForgetTrustedDevice() {
  const client = useQueryClient();
  return useMutation({
    mutationKey,
    mutationFn: async ({ id }: TrustedDevice) => {
      await call("DELETE /auth/trusted-devices/{id}", { params: { id } }).catch((error) => {
        if (!isProblem(error, "not_found")) throw error;
      });
    },
    onSuccess: async (_, forgotten) => {
      await rewrite<TrustedList>(client, queryKey, (list) => ({
        ...list,
        items: list.items.filter(({ id }) => id !== forgotten.id),
      }));
      toast(`${nameOf(forgotten)} is not trusted any more`);
    },
    onError: complain,
  });
}
