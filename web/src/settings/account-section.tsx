import { Link } from "wouter";
import type { Me } from "../../../shared/users.ts";
import { SignOutButton } from "../auth/sign-out-button.tsx";
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
          <dd>
            <span>{me.email}</span> · <Link href="/settings/email">Change</Link>
          </dd>
        </div>
        <div>
          <dt className="label">Here since</dt>
          <dd>
            <When iso={me.created_at} />
          </dd>
        </div>
      </dl>
      <SignOutButton className="button quiet" />
    </>
  );
}
