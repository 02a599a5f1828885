import { useSignOut } from "../auth/queries.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useMe } from "../profile/queries.ts";
import { LoadFailure } from "../shell/load-failure.tsx";
import { useTitle } from "../shell/title.ts";
import { ProfileForm } from "./profile-form.tsx";
import "./settings.css";

/** One's own account. */
export function SettingsPage() {
  useTitle("Settings");
  const me = useMe();
  return (
    <>
      <header className="page-head">
        <p className="label">{me.data ? `@${me.data.username} · ${me.data.email}` : "Your account"}</p>
        <h1>Settings</h1>
      </header>
      <div className="settings">
        <section aria-labelledby="settings-profile">
          <h2 id="settings-profile">Profile</h2>
          {me.data && <ProfileForm key={me.data.id} me={me.data} />}
          {me.isLoadingError && <LoadFailure query={me} what="account" />}
        </section>
        <section aria-labelledby="settings-session">
          <h2 id="settings-session">This device</h2>
          <SignOut />
        </section>
        <section aria-labelledby="settings-api">
          <h2 id="settings-api">For programs</h2>
          <p>
            Everything here can be done by programs too: <a href="/docs/">read the API documentation</a>.
          </p>
        </section>
      </div>
    </>
  );
}

function SignOut() {
  const { mutate, isPending, error } = useSignOut();
  return (
    <>
      <ProblemNotice error={error} />
      <button type="button" className="button quiet" disabled={isPending} onClick={() => mutate()}>
        {isPending ? "Signing out…" : "Sign out"}
      </button>
    </>
  );
}
