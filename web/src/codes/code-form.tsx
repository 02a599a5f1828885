import type { UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { CodeField } from "../design/code-field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useCode } from "./use-code.ts";

interface CodeFormProps {
  readonly name: string;
  readonly label: string;
  readonly hint: ReactNode;
  readonly digits: number;
  readonly verification: Pick<UseMutationResult, "isPending" | "error">;
  readonly onVerify: (code: string) => Promise<unknown>;
}

/** Signs in with a code of digits. */
export function CodeForm({ name, label, hint, digits, verification, onVerify }: CodeFormProps) {
  const { field, busy, submit } = useCode(verification, onVerify);
  return (
    <form
      className="auth-form"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <CodeField {...field} label={label} hint={hint} digits={digits} />
      <ProblemNotice error={verification.error} fields={["code"]} />
      <button type="submit" className="button" disabled={busy}>
        {verification.isPending ? "Signing in…" : "Sign in"}
      </button>
    </form>
  );
}
