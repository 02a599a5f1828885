import { type QueryClient, useMutation, useMutationState, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Session } from "../../../shared/auth.ts";
import type { Output } from "../../../shared/client.ts";
import { rewrite } from "../api/cached.ts";
import { call } from "../api/client.ts";
import { isProblem } from "../api/problems.ts";
import { complain, toast } from "../shell/toasts.tsx";

type SessionList = Output<"GET /auth/sessions">;

const queryKey = ["sessions"];
const mutationKey = ["end-session"];

/** Where one is signed in, this device first, without those being signed out: when that fails they are there again. */
export function useSessions() {
  const ending = useMutationState({
    filters: { mutationKey, status: "pending" },
    select: ({ state }) => (state.variables as Session).id,
  });
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => call("GET /auth/sessions", { signal }),
    // Whoever looks here wants to know who is in now.
    staleTime: 0,
    select: ({ items }) =>
      items.filter(({ id }) => !ending.includes(id)).sort((a, b) => Number(b.current) - Number(a.current)),
  });
}

/** What to call a device. */
export function nameOf({ browser, system }: Pick<Session, "browser" | "system">): string {
  return [browser ?? "Unknown browser", system].filter(Boolean).join(" on ");
}

/** Signs one device out. One that is signed out already is as good as that. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationKey,
    mutationFn: async ({ id }: Session) => {
      await call("DELETE /auth/sessions/{id}", { params: { id } }).catch((error) => {
        if (!isProblem(error, "not_found")) throw error;
      });
    },
    onSuccess: async (_, ended) => {
      await keep(client, ({ id }) => id !== ended.id);
      toast(`${nameOf(ended)} is signed out`);
    },
    onError: complain,
  });
}

/** Signs all devices out but this one. */
export function useEndOtherSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /auth/logout-all", { body: { keep_current: true } }),
    onSuccess: async () => {
      await keep(client, ({ current }) => current);
      toast("All other devices are signed out");
    },
  });
}

/** Has the list read again: something else that was done may have signed devices out. */
export function forgetSessions(client: QueryClient): void {
  void client.invalidateQueries({ queryKey });
}

async function keep(client: QueryClient, stays: (session: Session) => boolean): Promise<void> {
  await rewrite<SessionList>(client, queryKey, (list) => ({ ...list, items: list.items.filter(stays) }));
}
