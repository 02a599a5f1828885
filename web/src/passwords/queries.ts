import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { Input } from "../../../shared/client.ts";
import { call } from "../api/client.ts";
import { currentSession } from "../api/session.ts";
import type { Arrival } from "../auth/arrival.ts";
import { checkSession } from "../auth/check-session.ts";
import { forgetSessions } from "../devices/sessions.ts";
import { toast } from "../shell/toasts.tsx";

/** Has a link sent to choose a new password. */
export function useForgotPassword() {
  return useMutation({
    mutationFn: (email: string) => call("POST /auth/password/forgot", { body: { email } }),
  });
}

/** Chooses a new password with a link from a mail, and goes where one signs in with it. */
export function useResetPassword(token: string) {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: async (new_password: string) => {
      await call("POST /auth/password/reset", { body: { token, new_password } });
      await checkSession();
    },
    onSuccess: () => {
      const state: Arrival = { after: "password-reset" };
      navigate("/sign-in", { replace: true, state });
      // Whoever is signed in as somebody else goes on to where they were.
      if (currentSession().state === "in") toast("The password is changed");
    },
  });
}

/** Changes one's password, which signs all other devices out. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Input<"PUT /users/me/password">["body"]) => call("PUT /users/me/password", { body }),
    onSuccess: () => forgetSessions(client),
  });
}
