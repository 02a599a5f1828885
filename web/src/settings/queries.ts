import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Input } from "../../../shared/client.ts";
import type { Me, NotificationChoices } from "../../../shared/users.ts";
import { call } from "../api/client.ts";
import { useToggle } from "../api/toggle.ts";
import { complain } from "../shell/toasts.tsx";

/** Changes one's own profile. */
export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NonNullable<Input<"PATCH /users/me">["body"]>) => call("PATCH /users/me", { body }),
    onSuccess: (me) => noteMe(client, me),
  });
}

/** Uses an uploaded picture as one's own. */
export function useSetAvatar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (upload_id: string) => call("PUT /users/me/avatar", { body: { upload_id } }),
    onSuccess: (me) => noteMe(client, me),
  });
}

/** Takes one's picture away at once, and puts it back when the server refuses. */
export function useRemoveAvatar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("DELETE /users/me/avatar"),
    onMutate: async () => {
      await client.cancelQueries({ queryKey: ["me"] });
      const before = client.getQueryData<Me>(["me"])?.avatar ?? null;
      changeMe(client, { avatar: null });
      return before;
    },
    onError: (error, _, before) => {
      changeMe(client, { avatar: before ?? null });
      complain(error);
    },
    onSuccess: () => forgetOwnName(client),
  });
}

/** Whether only followers see what one posts. */
export function usePrivacy(now: boolean) {
  return useToggle<boolean>({
    key: ["private"],
    now,
    show: (client, wanted) => changeMe(client, { private: wanted }),
    send: async (wanted) => (await call("PATCH /users/me", { body: { private: wanted } })).private,
    settled: (client) => {
      for (const name of ["profile", "follow-requests"]) {
        void client.invalidateQueries({ queryKey: [name], refetchType: "none" });
      }
    },
  });
}

/** Whether one is told about one kind of what happens. */
export function useNotificationChoice(kind: keyof NotificationChoices, now: boolean) {
  return useToggle<boolean>({
    key: ["notify", kind],
    now,
    show: (client, wanted) => {
      client.setQueryData<Me>(["me"], (me) => me && { ...me, notifications: { ...me.notifications, [kind]: wanted } });
    },
    send: async (wanted) => {
      const { notifications } = await call("PATCH /users/me", { body: { notifications: { [kind]: wanted } } });
      return notifications[kind];
    },
  });
}

function changeMe(client: QueryClient, change: Partial<Me>): void {
  client.setQueryData<Me>(["me"], (me) => me && { ...me, ...change });
}

function noteMe(client: QueryClient, me: Me): void {
  client.setQueryData(["me"], me);
  forgetOwnName(client);
}

/** One's name and picture stand beside every post and comment of one's own. */
function forgetOwnName(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== "me" });
}
