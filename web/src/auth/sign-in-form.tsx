import { useState } from "react";
import { Link, useSearch } from "wouter";
import { fieldErrors, useWait } from "../api/problems.ts";
import { useSession } from "../api/session.ts";
import { TextField } from "../design/field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useSignIn } from "./queries.ts";

/** Username or address, password, and whether to stay signed in. */
export function SignInForm() {
  const search = useSearch();
  const { state } = useSession();
  const { mutate, isPending, error } = useSignIn();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [remember, setRemember] = useState(false);
  const wait = useWait(error);
  const errors = fieldErrors(error);
  return (
    <form
      className="auth-form"
      aria-label="Sign in"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) mutate({ username, password, remember });
      }}
    >
      {state === "ended" && !error && <p className="auth-ended">Your session has ended. Please sign in again.</p>}
      <TextField
        label="Username or email"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        error={errors.username}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={errors.password}
      />
      <label className="check">
        <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} />
        Keep me signed in for 7 days
      </label>
      <ProblemNotice error={error} fields={["username", "password"]} />
      <button type="submit" className="button" disabled={isPending || wait > 0}>
        {isPending ? "Signing in…" : "Sign in"}
      </button>
      <p className="auth-other">
        New here? <Link href={`/sign-up${search && `?${search}`}`}>Create an account</Link>
      </p>
    </form>
  );
}
