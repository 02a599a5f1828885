import { useState } from "react";
import type { Me } from "../../../shared/users.ts";
import { fieldErrors, useWait } from "../api/problems.ts";
import { ActionButton } from "../design/action-button.tsx";
import { PasswordField } from "../design/password-field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { toast } from "../shell/toasts.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { useChangePassword } from "./queries.ts";
import { WhosePassword } from "./whose-password.tsx";

const BLANK = { current_password: "", new_password: "" };

/** Changes one's password. The server is the one to say what is wrong with it. */
export function PasswordSection({ me }: { readonly me: Me }) {
  const { mutate, isPending, error } = useChangePassword();
  const [typed, setTyped] = useState(BLANK);
  /** Another number is other fields: a password that is shown must not make the next one be. */
  const [changes, setChanges] = useState(0);
  const wait = useWait(error);
  const errors = fieldErrors(error);
  const field = (name: keyof typeof BLANK) => ({
    name,
    value: typed[name],
    error: errors[name],
    required: true,
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  const changed = () => {
    setTyped(BLANK);
    setChanges(changes + 1);
    toast("Your password is changed; all other devices are signed out");
  };
  return (
    <form
      className="settings-form"
      aria-label="Password"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending && wait === 0) mutate(typed, { onSuccess: changed });
      }}
    >
      <p className="field-hint">A new password signs all other devices out.</p>
      <WhosePassword username={me.username} />
      <PasswordField
        key={`current ${changes}`}
        {...field("current_password")}
        label="Current password"
        autoComplete="current-password"
      />
      <NewPasswordField
        key={`new ${changes}`}
        {...field("new_password")}
        label="New password"
        personal={[me.username, me.email, me.display_name]}
      />
      <ProblemNotice error={error} fields={["current_password", "new_password"]} />
      <ActionButton busy={isPending || wait > 0}>{isPending ? "Changing…" : "Change password"}</ActionButton>
    </form>
  );
}
