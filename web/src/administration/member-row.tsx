import { Link } from "wouter";
import type { ManagedUser } from "../../../shared/administration.ts";
import { When } from "../design/when.tsx";
import { Avatar } from "../media/avatar.tsx";
import { MemberStanding } from "./member-standing.tsx";
import { roleInWords } from "./words.ts";

/** Somebody in the list of all, on one line where there is room. */
export function MemberRow({ member }: { readonly member: ManagedUser }) {
  const { id, username, display_name, email, role, last_active_at } = member;
  return (
    <li>
      <Link href={`/admin/people/${id}`} className="member">
        <Avatar person={member} size="small" />
        <span className="member-who">
          <span className="member-name">{display_name || username}</span>{" "}
          <span className="field-hint">
            @{username} · {email}
          </span>
        </span>
        <span className="member-role label">{role !== "user" && roleInWords(role)}</span>
        <span className="member-standing">
          <MemberStanding member={member} />
        </span>
        <span className="member-seen field-hint">
          {last_active_at ? (
            <>
              Last active <When iso={last_active_at} />
            </>
          ) : (
            "Signed in nowhere"
          )}
        </span>
      </Link>
    </li>
  );
}

/** Holds the place of somebody who is on their way. */
export function MemberSkeleton() {
  return (
    <span className="member">
      <span className="avatar small skeleton" />
      <span className="skeleton member-skeleton" />
    </span>
  );
}
