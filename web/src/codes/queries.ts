import { useMutation } from "@tanstack/react-query";
import type { Input } from "../../../shared/client.ts";
import { call } from "../api/client.ts";
import { type SecondFactorAsked, useEnterUnless } from "../auth/queries.ts";

/** Has a code sent. The proof of who asked for it stays in a cookie. */
export function useRequestCode() {
  return useMutation({
    mutationFn: (email: string) => call("POST /auth/otp/request", { body: { email, transport: "cookie" } }),
  });
}

/** Signs in with a code from a mail. */
export function useVerifyCode(onSecondFactor: (asked: SecondFactorAsked) => void) {
  return useMutation({
    mutationFn: (body: Pick<Input<"POST /auth/otp/verify">["body"], "email" | "code" | "remember">) =>
      call("POST /auth/otp/verify", { body: { ...body, transport: "cookie" } }),
    onSuccess: useEnterUnless(onSecondFactor),
  });
}
