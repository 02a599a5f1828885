import { Link, useSearch } from "wouter";
import { ApiProblem } from "../../../shared/client.ts";
import { fieldErrors, isProblem, useWait } from "../api/problems.ts";
import { HumanCheck } from "../captcha/human-check.tsx";
import { TextField } from "../design/field.tsx";
import { PasswordField } from "../design/password-field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { usePasskeySignIn } from "../passkeys/queries.ts";
import { usePasskeySuggestions } from "../passkeys/use-passkey-suggestions.ts";
import { OtherWays } from "./other-ways.tsx";
import type { SecondFactorAsked } from "./queries.ts";
import { RememberChoice } from "./remember-choice.tsx";
import { usePasswordSignIn } from "./use-password-sign-in.ts";
import { Welcome } from "./welcome.tsx";

interface Typed {
  readonly username: string;
  readonly password: string;
  readonly remember: boolean;
}

interface SignInFormProps {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  /** Why whoever was at a later step is here again. */
  readonly expired: Error | null;
  readonly onSecondFactor: (asked: SecondFactorAsked) => void;
  readonly onMailedCode: () => void;
}

/** Username or address and password, and the other ways in. */
export function SignInForm({ typed, onType, expired, onSecondFactor, onMailedCode }: SignInFormProps) {
  const search = useSearch();
  const byPassword = usePasswordSignIn(onSecondFactor);
  const byPasskey = usePasskeySignIn();
  const { remember } = typed;
  const busy = byPassword.isPending || byPasskey.isPending;
  // One that was refused would be again: some browsers answer by themselves.
  const refused = byPasskey.error instanceof ApiProblem;
  usePasskeySuggestions(!busy && !refused, (passkey) => byPasskey.mutate({ passkey, remember }));
  const untried = byPassword.isIdle && byPasskey.isIdle;
  const error = byPassword.error ?? byPasskey.error ?? (untried ? expired : null);
  const errors = fieldErrors(error);
  const wait = useWait(byPassword.error);
  const passkeyWait = useWait(byPasskey.error);
  const locked = isProblem(error, "locked_out");
  const byAddress = isProblem(error, "wrong_credentials") && byPassword.variables?.username.includes("@");
  const signIn = () => {
    byPasskey.reset();
    byPassword.mutate(typed);
  };
  const ways = (
    <OtherWays
      address={typed.username}
      pending={byPasskey.isPending}
      disabled={byPassword.isPending || passkeyWait > 0}
      onPasskey={() => {
        byPassword.reset();
        byPasskey.mutate({ remember });
      }}
      onMailedCode={onMailedCode}
    />
  );
  return (
    <>
      <form
        className="auth-form"
        aria-label="Sign in"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) signIn();
        }}
      >
        {!error && <Welcome />}
        <TextField
          label="Username or email"
          name="username"
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={typed.username}
          onChange={(event) => onType({ ...typed, username: event.target.value })}
          error={errors.username}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          value={typed.password}
          onChange={(event) => onType({ ...typed, password: event.target.value })}
          error={errors.password}
        />
        <RememberChoice remember={remember} onChange={(remember) => onType({ ...typed, remember })} />
        <ProblemNotice error={error} fields={["username", "password"]}>
          {byAddress && <p>An address works once it is confirmed; your username always does.</p>}
          {locked && (
            <>
              <p>Your passkey, a code by mail or a new password let you in all the same.</p>
              {ways}
            </>
          )}
        </ProblemNotice>
        <HumanCheck underway={byPassword.checking} onCancel={byPassword.cancel}>
          <button type="submit" className="button" disabled={busy || wait > 0}>
            {byPassword.isPending ? "Signing in…" : "Sign in"}
          </button>
        </HumanCheck>
      </form>
      {!locked && (
        <>
          <p className="auth-or">or</p>
          {ways}
        </>
      )}
      <p className="auth-other">
        New here? <Link href={`/sign-up${search && `?${search}`}`}>Create an account</Link>
      </p>
    </>
  );
}
