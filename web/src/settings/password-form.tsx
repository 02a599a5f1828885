import { useId, useState } from "react";
import type { Me } from "../../../shared/users.ts";
import { fieldErrors, useWait } from "../api/problems.ts";
import { NewPasswordField } from "../auth/new-password-field.tsx";
import { PasswordField } from "../design/password-field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { toast } from "../shell/toasts.tsx";
import { useChangePassword } from "./sessions.ts";

const BLANK = { current_password: "", new_password: "" };

/** Changes one's password. The server is the one to say what is wrong with it. */
export function PasswordForm({ me }: { readonly me: Me }) {
  const { mutate, isPending, error } = useChangePassword();
  const [typed, setTyped] = useState(BLANK);
  /** Another number is other fields: a password that is shown must not make the next one be. */
  const [changes, setChanges] = useState(0);
  const id = useId();
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
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) mutate(typed, { onSuccess: changed });
      }}
    >
      <h2 id={id}>Password</h2>
      {/* Tells password managers whose password it is. */}
      <input hidden readOnly name="username" autoComplete="username" value={me.username} />
      <PasswordField
        key={`current ${changes}`}
        {...field("current_password")}
        label="Current password"
        autoComplete="current-password"
      />
      <NewPasswordField key={`new ${changes}`} {...field("new_password")} label="New password" />
      <ProblemNotice error={error} fields={["current_password", "new_password"]} />
      <button type="submit" className="button" disabled={isPending || wait > 0}>
        {isPending ? "Changing…" : "Change password"}
      </button>
    </form>
  );
}
