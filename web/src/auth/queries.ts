import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { Input, Output } from "../../../shared/client.ts";
import { call } from "../api/client.ts";
import { isProblem } from "../api/problems.ts";
import { beginSession, endSession } from "../api/session.ts";

type Typed<E extends "POST /auth/login" | "POST /auth/register"> = Omit<Input<E>["body"], "transport">;

/** Signs in with a password. */
export function useSignIn() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (body: Typed<"POST /auth/login">) =>
      call("POST /auth/login", { body: { ...body, transport: "cookie" } }),
    onSuccess: enter,
  });
}

/** Makes an account and signs in. */
export function useSignUp() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (body: Typed<"POST /auth/register">) =>
      call("POST /auth/register", { body: { ...body, transport: "cookie" } }),
    onSuccess: enter,
  });
}

/** Ends the session and goes to the front page. One that is dead already is as good as ended. */
export function useSignOut() {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: async () => {
      await call("POST /auth/logout").catch((error) => {
        if (!isProblem(error, "not_signed_in") && !isProblem(error, "session_ended")) throw error;
      });
    },
    onSuccess: () => {
      // In one go: where they were would otherwise ask them to sign in again.
      navigate("/");
      endSession("out");
    },
  });
}

function useEnter() {
  const client = useQueryClient();
  return ({ expires_in, user }: Output<"POST /auth/login">) => {
    beginSession(expires_in);
    client.setQueryData(["me"], user);
  };
}
