import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { FirstFactor, SignIn } from "../../../shared/auth.ts";
import type { Input } from "../../../shared/client.ts";
import { call } from "../api/client.ts";
import { isProblem } from "../api/problems.ts";
import { beginSession, endSession } from "../api/session.ts";
import { mayLeave } from "../shell/leaving.ts";
import { toast } from "../shell/toasts.tsx";
import type { Arrival } from "./arrival.ts";

/** Names the mutation of whoever signs out here. */
export const signOutKey = ["sign-out"] as const;

/** How long signing out waits for the server. */
const PATIENCE_MS = 8000;

/** The first factor was right, and the account asks for a second one. */
export type SecondFactorAsked = Extract<FirstFactor, { readonly mfa_required: true }>;

/** Makes an account and signs in. */
export function useSignUp() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (body: Omit<Input<"POST /auth/register">["body"], "transport">) =>
      call("POST /auth/register", { body: { ...body, transport: "cookie" } }),
    onSuccess: enter,
  });
}

/**
 * Ends the session and goes to the front page. When the server can't be told, this browser forgets it all the same:
 * whoever leaves it counts on that.
 */
export function useSignOut() {
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationKey: signOutKey,
    // What is still being read would be refused once the session is over.
    onMutate: () => client.cancelQueries(),
    mutationFn: tellServer,
    onSuccess: (told) => {
      const state: Arrival = told ? {} : { after: "signed-out-alone" };
      // In one go: where they were would otherwise ask them to sign in again.
      navigate("/", { replace: true, state });
      endSession("out");
    },
  });
  return { isPending, signOut: () => mayLeave() && mutate() };
}

/** Whether the server knows that the session is over. One that was dead already is as good as ended. */
async function tellServer(): Promise<boolean> {
  try {
    await call("POST /auth/logout", { signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch (error) {
    return isProblem(error, "not_signed_in") || isProblem(error, "session_ended");
  }
}

/** What to do with the answer of a sign-in. */
export function useEnter() {
  const client = useQueryClient();
  return ({ expires_in, user, deletion_cancelled }: SignIn) => {
    beginSession(expires_in);
    client.setQueryData(["me"], user);
    if (deletion_cancelled) toast("Welcome back: your account will not be deleted.", { stays: true });
  };
}

/** What to do with the answer of a first factor, which may not be enough. */
export function useEnterUnless(onSecondFactor: (asked: SecondFactorAsked) => void) {
  const enter = useEnter();
  return (answer: FirstFactor) => ("mfa_required" in answer ? onSecondFactor(answer) : enter(answer));
}
