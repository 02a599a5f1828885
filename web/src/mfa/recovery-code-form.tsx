import type { UseMutationResult } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { fieldErrors, useWait } from "../api/problems.ts";
import { TextField } from "../design/field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";

interface RecoveryCodeFormProps {
  readonly verification: Pick<UseMutationResult, "isPending" | "error">;
  readonly onVerify: (code: string) => Promise<unknown>;
}

/** One of the codes that were written down for the day the phone is gone. */
export function RecoveryCodeForm({ verification: { isPending, error }, onVerify }: RecoveryCodeFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState("");
  const wait = useWait(error);
  const wrong = fieldErrors(error).code;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an error is what makes it take the focus again.
  useEffect(() => field.current?.focus(), [wrong]);
  return (
    <form
      className="auth-form"
      aria-label="Second step"
      onSubmit={(event) => {
        event.preventDefault();
        // What is wrong with it stays, to be compared with the paper.
        if (!isPending && wait === 0) onVerify(code).catch(() => undefined);
      }}
    >
      <TextField
        ref={field}
        label="Recovery code"
        hint="One of the ten you kept when you set two-step sign-in up, like q7x2m-9dk4t. Each works once."
        name="recovery_code"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={wrong}
      />
      <ProblemNotice error={error} fields={["code"]} />
      <button type="submit" className="button" disabled={isPending || wait > 0}>
        {isPending ? "Signing in…" : "Sign in"}
      </button>
    </form>
  );
}
