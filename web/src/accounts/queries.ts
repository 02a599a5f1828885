import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { Standing } from "../../../shared/accounts.ts";
import type { Me } from "../../../shared/users.ts";
import { call } from "../api/client.ts";
import { endSession } from "../api/session.ts";
import type { Arrival } from "../auth/arrival.ts";
import { signOutKey } from "../auth/queries.ts";

/** Hides one's account until one comes back. The app rests as soon as it is done. */
export function useDeactivate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /users/me/deactivate"),
    onSuccess: () => noteStanding(client, "deactivated"),
  });
}

/** Comes back. */
export function useReactivate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /users/me/reactivate"),
    onSuccess: () => {
      noteStanding(client, "active");
      // Whatever was refused meanwhile is there again.
      void client.invalidateQueries();
    },
  });
}

/** Has one's account deleted, and goes where one is told until when that can be taken back. */
export function useDeleteAccount() {
  const [, navigate] = useLocation();
  return useMutation({
    // All devices are signed out by it, and whoever does it here knows.
    mutationKey: [...signOutKey, "delete"],
    mutationFn: () => call("DELETE /users/me"),
    onSuccess: ({ deletes_at }) => {
      const state: Arrival = { after: "deleted", deletesAt: deletes_at };
      navigate("/", { replace: true, state });
      endSession("out");
    },
  });
}

function noteStanding(client: QueryClient, standing: Extract<Standing, Me["standing"]>): void {
  client.setQueryData<Me>(["me"], (me) => me && { ...me, standing });
}
