import type { Me } from "../../../shared/users.ts";
import { useSignOut } from "../auth/queries.ts";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { When } from "../design/when.tsx";

/** Who one is here, and the way out. */
export function AccountSection({ me }: { readonly me: Me }) {
  return (
    <>
      <dl className="settings-facts">
        <div>
          <dt className="label">Username</dt>
          <dd>@{me.username}</dd>
        </div>
        <div>
          <dt className="label">Email</dt>
          <dd>{me.email}</dd>
        </div>
        <div>
          <dt className="label">Here since</dt>
          <dd>
            <When iso={me.created_at} />
          </dd>
        </div>
      </dl>
      <SignOut />
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
