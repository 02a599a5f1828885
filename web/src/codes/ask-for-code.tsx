import { useEffect, useRef } from "react";
import { fieldErrors, useWait } from "../api/problems.ts";
import { RememberChoice } from "../auth/remember-choice.tsx";
import { TextField } from "../design/field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useRequestCode } from "./queries.ts";

interface AskForCodeProps {
  readonly email: string;
  readonly onType: (email: string) => void;
  readonly remember: boolean;
  readonly onRemember: (remember: boolean) => void;
  readonly onSent: () => void;
  readonly onBack: () => void;
}

/** Where the code is to be sent. */
export function AskForCode({ email, onType, remember, onRemember, onSent, onBack }: AskForCodeProps) {
  const { mutate, isPending, error } = useRequestCode();
  const field = useRef<HTMLInputElement>(null);
  const wait = useWait(error);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="auth-form"
      aria-label="Have a code sent"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) mutate(email, { onSuccess: onSent });
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
      <RememberChoice remember={remember} onChange={onRemember} />
      <ProblemNotice error={error} fields={["email"]} />
      <button type="submit" className="button" disabled={isPending || wait > 0}>
        {isPending ? "Sending…" : "Send me a code"}
      </button>
      <div className="auth-links">
        <button type="button" className="link-button" onClick={onBack}>
          Use your password
        </button>
      </div>
    </form>
  );
}
