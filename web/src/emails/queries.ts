import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { Me } from "../../../shared/users.ts";
import { rewrite } from "../api/cached.ts";
import { call } from "../api/client.ts";
import type { Arrival } from "../auth/arrival.ts";
import { checkSession } from "../auth/check-session.ts";

/** Confirms an address with a link from a mail. */
export function useVerifyEmail(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /auth/email/verify", { body: { token } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["me"] }),
  });
}

/** Has the link to confirm one's address sent again. */
export function useResendVerification() {
  return useMutation({ mutationFn: () => call("POST /auth/email/resend") });
}

/** Takes a change of the address back, and goes where a new password is to be had. */
export function useUndoEmailChange(token: string) {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: async () => {
      await call("POST /auth/email/undo", { body: { token } });
      await checkSession();
    },
    onSuccess: () => {
      const state: Arrival = { after: "email-undone" };
      navigate("/forgot-password", { replace: true, state });
    },
  });
}

/** Asks for another address, which takes effect when the link that is sent there is opened. */
export function useChangeEmail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (email: string) => call("PUT /users/me/email", { body: { email } }),
    onSuccess: async (_, email) => {
      await rewrite<Me>(client, ["me"], (me) => ({ ...me, pending_email: email.trim().toLowerCase() }));
      void client.invalidateQueries({ queryKey: ["me"] });
    },
  });
}
