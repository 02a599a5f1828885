import { Link } from "wouter";
import type { Me } from "../../../shared/users.ts";
import { DeactivateAccount } from "../accounts/deactivate-account.tsx";
import { DeleteAccount } from "../accounts/delete-account.tsx";
import { SignOutButton } from "../auth/sign-out-button.tsx";
import { Icon } from "../design/icons.tsx";
import { When } from "../design/when.tsx";
import { ExportArchive } from "../exports/export-archive.tsx";

/** Who one is here, what one can take along, and the ways out. */
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
      <ul className="settings-links">
        <li>
          {/* A document of its own: it may call addresses that this one may not. */}
          <a href="/backend">
            Your backend
            <Icon name="next" />
          </a>
        </li>
      </ul>
      <SignOutButton className="button quiet" />
      <ExportArchive />
      <DeactivateAccount />
      <DeleteAccount username={me.username} />
    </>
  );
}
