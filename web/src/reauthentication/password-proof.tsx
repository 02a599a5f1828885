import { useState } from "react";
import { fieldErrors, isProblem } from "../api/problems.ts";
import { PasswordField } from "../design/password-field.tsx";
import { WhosePassword } from "../passwords/whose-password.tsx";
import { useMe } from "../profile/queries.ts";
import { ProofForm, type ProofProps } from "./proof-form.tsx";

/** The password, once more. */
export function PasswordProof({ onProof, ...proof }: ProofProps & { readonly onProof: (password: string) => void }) {
  const { data: me } = useMe();
  const [password, setPassword] = useState("");
  const wrong = isProblem(proof.error, "wrong_credentials")
    ? "This is not your password."
    : fieldErrors(proof.error).password;
  return (
    <ProofForm
      {...proof}
      label="Your password"
      submit="Confirm"
      said={Boolean(wrong)}
      onSubmit={() => onProof(password)}
    >
      <WhosePassword username={me?.username} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        autoFocus
        value={password}
        error={wrong}
        onChange={(event) => setPassword(event.target.value)}
      />
    </ProofForm>
  );
}
