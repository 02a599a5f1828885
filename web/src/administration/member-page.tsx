import { type ReactNode, useRef } from "react";
import { Link } from "wouter";
import type { ManagedUser } from "../../../shared/administration.ts";
import { Day } from "../design/day.tsx";
import { Icon } from "../design/icons.tsx";
import { amount } from "../design/numbers.ts";
import { State } from "../design/state.tsx";
import { When } from "../design/when.tsx";
import { Avatar } from "../media/avatar.tsx";
import { useMe } from "../profile/queries.ts";
import { LoadFailure } from "../shell/load-failure.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { MemberActions } from "./member-actions.tsx";
import { MemberStanding } from "./member-standing.tsx";
import { useMember } from "./queries.ts";
import { roleInWords } from "./words.ts";
import "../settings/settings.css";
import "./administration.css";

/** Somebody's account, and what can be done about it. */
export function MemberPage({ id }: { readonly id: string }) {
  const member = useMember(id);
  const heading = useRef<HTMLHeadingElement>(null);
  if (member.isLoadingError) return <LoadFailure query={member} what="account" page />;
  if (member.data === null) return <NotFound what="account" />;
  if (!member.data) return <Skeleton />;
  const { username, display_name } = member.data;
  return (
    <div className="admin member-page">
      <PageHead
        ref={heading}
        label={<Back />}
        heading={display_name || username}
        title={`@${username} · Administration`}
      />
      <div className="member-columns">
        <Facts member={member.data} />
        <MemberActions member={member.data} heading={heading} />
      </div>
    </div>
  );
}

function Back() {
  return (
    <Link href="/admin" className="settings-back">
      <Icon name="previous" />
      People
    </Link>
  );
}

function Facts({ member }: { readonly member: ManagedUser }) {
  const { data: me } = useMe();
  const { id, username, email, email_verified, role, second_factor, sessions, last_active_at, created_at } = member;
  return (
    <section aria-label="The account" className="member-facts">
      <p className="member-face">
        <Avatar person={member} size="large" />
        <span>
          <Link href={`/u/${username}`}>@{username}</Link>
          {me?.id === id && <span className="label">This is you</span>}
        </span>
      </p>
      <dl className="settings-facts">
        <Fact name="Standing">
          <MemberStanding member={member} exact />
        </Fact>
        <Fact name="Role">{roleInWords(role)}</Fact>
        <Fact name="Email">
          {email} {!email_verified && <State good={false}>Not confirmed</State>}
        </Fact>
        <Fact name="Two-step sign-in">{second_factor ? "On" : "Off"}</Fact>
        <Fact name="Signed in">{sessions > 0 ? `On ${amount(sessions, "device", "devices")}` : "Nowhere"}</Fact>
        {last_active_at && (
          <Fact name="Last active">
            <When iso={last_active_at} />
          </Fact>
        )}
        <Fact name="Here since">
          <Day iso={created_at} />
        </Fact>
        <Fact name="Id">
          <code className="member-id">{id}</code>
        </Fact>
      </dl>
      <p>
        <Link href={`/admin/audit?user=${encodeURIComponent(username)}`}>What happened to this account</Link>
      </p>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Skeleton() {
  return (
    <div className="admin member-page">
      <PageHead label={<Back />} heading="…" title="Administration" />
      <div className="settings-skeleton" role="status" aria-label="Loading the account">
        <div className="skeleton" />
        <div className="skeleton" />
        <div className="skeleton" />
      </div>
    </div>
  );
}
