import { useId, useState } from "react";
import type { Me } from "../../../shared/users.ts";
import { fieldErrors, useWait } from "../api/problems.ts";
import { ActionButton } from "../design/action-button.tsx";
import { TextField } from "../design/field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useChangeEmail } from "./queries.ts";

/** Asks for another address. */
export function ChangeEmailForm({ me }: { readonly me: Me }) {
  const { mutate, isPending, error, reset } = useChangeEmail();
  const [email, setEmail] = useState("");
  const id = useId();
  const wait = useWait(error);
  const isOwn = email.trim().toLowerCase() === me.email;
  const [refused, setRefused] = useState(false);
  const submit = () => {
    setRefused(isOwn);
    if (isOwn) reset();
    else mutate(email, { onSuccess: () => setEmail("") });
  };
  return (
    <form
      className="settings-form settings-part"
      aria-labelledby={id}
      // The server knows best what an address is, and says it at the field.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending && wait === 0) submit();
      }}
    >
      <h2 id={id}>Use another address</h2>
      <TextField
        label="New email address"
        name="email"
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={email}
        error={refused && isOwn ? "This is your address already" : fieldErrors(error).email}
        hint="We send a link there. Your old address is told about the change, and can take it back."
        onChange={(event) => setEmail(event.target.value)}
      />
      <ProblemNotice error={error} fields={["email"]} />
      <ActionButton busy={isPending || wait > 0}>{isPending ? "Sending…" : "Send the link"}</ActionButton>
    </form>
  );
}
