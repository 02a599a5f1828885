import type { UseMutationResult } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { fieldErrors, useWait } from "../api/problems.ts";
import { TextField } from "../design/field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";

interface AddressFormProps {
  readonly name: string;
  readonly submit: string;
  readonly email: string;
  readonly onType: (email: string) => void;
  readonly sending: Pick<UseMutationResult<unknown, Error, string>, "isPending" | "error">;
  readonly onSend: () => void;
  /** Takes the focus when it appears. */
  readonly isNext?: boolean;
  /** What else is chosen with it. */
  readonly choices?: ReactNode;
  readonly children?: ReactNode;
}

/** Asks where a mail is to be sent that lets somebody in. */
export function AddressForm({
  name,
  submit,
  email,
  onType,
  sending,
  onSend,
  isNext,
  choices,
  children,
}: AddressFormProps) {
  const { isPending, error } = sending;
  const field = useRef<HTMLInputElement>(null);
  const wait = useWait(error);
  useEffect(() => {
    if (isNext) field.current?.focus();
  }, [isNext]);
  return (
    <form
      className="auth-form"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) onSend();
      }}
    >
      <TextField
        ref={field}
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={(event) => onType(event.target.value)}
        error={fieldErrors(error).email}
      />
      {choices}
      <ProblemNotice error={error} fields={["email"]} />
      <button type="submit" className="button" disabled={isPending || wait > 0}>
        {isPending ? "Sending…" : submit}
      </button>
      {children}
    </form>
  );
}
