import { useState } from "react";
import { Link, useSearch } from "wouter";
import { fieldErrors, useWait } from "../api/problems.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { AccountFields } from "./account-fields.tsx";
import { AuthFrame } from "./auth-frame.tsx";
import { useSignUp } from "./queries.ts";
import { RememberChoice } from "./remember-choice.tsx";
import { LookAround } from "./ways-around.tsx";

const BLANK = { username: "", email: "", password: "", display_name: "", remember: false };

/** Makes an account. */
export function SignUp() {
  return (
    <AuthFrame
      title="Create an account"
      heading="Your own roll of film."
      lead="A name, an address, a password. Then your first picture."
    >
      <SignUpForm />
      <LookAround />
    </AuthFrame>
  );
}

/** The server is the one to say what is wrong with it. */
function SignUpForm() {
  const search = useSearch();
  const { mutate, isPending, error } = useSignUp();
  const [typed, setTyped] = useState(BLANK);
  const wait = useWait(error);
  const errors = fieldErrors(error);
  const field = (name: Exclude<keyof typeof BLANK, "remember">) => ({
    name,
    value: typed[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form
      className="auth-form"
      aria-label="Create an account"
      onSubmit={(event) => {
        event.preventDefault();
        const { display_name, ...rest } = typed;
        if (!isPending) mutate(display_name.trim() ? typed : rest);
      }}
    >
      <AccountFields typed={typed} field={field} emailHint="We send a mail there to confirm it" own />
      <RememberChoice remember={typed.remember} onChange={(remember) => setTyped({ ...typed, remember })} />
      <ProblemNotice error={error} fields={["username", "email", "display_name", "password"]} />
      <button type="submit" className="button" disabled={isPending || wait > 0}>
        {isPending ? "Creating your account…" : "Create account"}
      </button>
      <p className="auth-other">
        Have an account? <Link href={`/sign-in${search && `?${search}`}`}>Sign in</Link>
      </p>
    </form>
  );
}
