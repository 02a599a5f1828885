import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Input } from "../../../shared/client.ts";
import { useAbort } from "../api/abort.ts";
import { call } from "../api/client.ts";
import { isProblem } from "../api/problems.ts";
import { solvedCaptcha } from "../captcha/captcha.ts";
import { type SecondFactorAsked, useEnterUnless } from "./queries.ts";

type Typed = Pick<Input<"POST /auth/login">["body"], "username" | "password" | "remember">;

/** Signs in with a password, and solves by itself the challenge that the server may ask for first. */
export function usePasswordSignIn(onSecondFactor: (asked: SecondFactorAsked) => void) {
  const [checking, setChecking] = useState(false);
  /** Calls off the check alone: a sign-in that was sent may have happened. */
  const { begin, abort } = useAbort();
  /** Once it was asked for it will be again, and each try that only finds that out counts as one. */
  const asked = useRef(false);
  const enter = useEnterUnless(onSecondFactor);

  const signIn = async (typed: Typed, signal: AbortSignal) => {
    const body = { ...typed, transport: "cookie" as const };
    if (!asked.current) {
      try {
        return await call("POST /auth/login", { body });
      } catch (error) {
        if (!isProblem(error, "captcha_required")) throw error;
        asked.current = true;
      }
    }
    setChecking(true);
    const captcha = await solvedCaptcha(signal).finally(() => setChecking(false));
    return call("POST /auth/login", { body: { ...body, captcha } });
  };

  const mutation = useMutation({
    mutationFn: (typed: Typed) => signIn(typed, begin()),
    onSuccess: enter,
  });
  const cancel = () => {
    abort();
    mutation.reset();
  };
  return { ...mutation, checking, cancel };
}
