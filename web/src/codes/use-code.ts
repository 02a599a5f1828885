import { useState } from "react";
import { fieldErrors, isProblem, useWait } from "../api/problems.ts";

interface Verification {
  readonly isPending: boolean;
  readonly error: Error | null;
}

/** A code that is typed: it is sent as soon as it is complete, and typed anew when it was wrong. */
export function useCode({ isPending, error }: Verification, verify: (code: string) => Promise<unknown>) {
  const [code, setCode] = useState("");
  const wait = useWait(error);
  const busy = isPending || wait > 0;
  const send = (complete: string) => {
    if (busy) return;
    verify(complete).catch((refusal) => isProblem(refusal, "wrong_code") && setCode(""));
  };
  return {
    busy,
    /** What the field for it is given. */
    field: { value: code, onChange: setCode, onComplete: send, error: fieldErrors(error).code },
    submit: () => send(code),
  };
}
