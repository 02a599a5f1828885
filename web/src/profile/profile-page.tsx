import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Profile } from "../../../shared/users.ts";
import { useSession } from "../api/session.ts";
import { signInPath } from "../auth/return-path.ts";
import { useBlock } from "../blocks/queries.ts";
import { Icon } from "../design/icons.tsx";
import { amount, inShort } from "../design/numbers.ts";
import { Avatar } from "../media/avatar.tsx";
import { FollowButton } from "../people/follow-button.tsx";
import { standingOf } from "../people/standing.ts";
import { PostGrid } from "../posts/post-grid.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { useTitle } from "../shell/title.ts";
import { ProfileMenu } from "./profile-menu.tsx";
import { useProfile, useUserPosts } from "./queries.ts";
import "./profile.css";

/** Somebody and what they have posted. */
export function ProfilePage({ username }: { readonly username: string }) {
  const profile = useProfile(username.toLowerCase());
  if (profile.data) return <Sheet profile={profile.data} />;
  if (profile.isError) return <LoadFailure query={profile} what="person" page />;
  return <ProfileSkeleton />;
}

function Sheet({ profile }: { readonly profile: Profile }) {
  const { username, bio, website, counts, relationship } = profile;
  const name = profile.display_name || username;
  useTitle(`${name} (@${username})`);
  const { state } = useSession();
  // Known before the account itself has been read.
  const own = state === "in" && relationship === null;
  const blocked = relationship?.blocking ?? false;
  const open = !blocked && (!profile.private || own || (relationship?.following ?? false));
  return (
    <>
      <header className="profile">
        <Avatar person={profile} size="large" />
        <div className="profile-name">
          <p className="label">
            @{username}
            {profile.private && " · private"}
            {relationship?.followed_by && " · follows you"}
            {relationship?.muting && " · muted"}
          </p>
          <h1>{name}</h1>
        </div>
        <ProfileActions profile={profile} own={own} />
        <div className="profile-about">
          {bio && <p className="caption">{bio}</p>}
          {website && (
            <a href={website} rel="me nofollow noopener noreferrer" target="_blank">
              {new URL(website).host}
            </a>
          )}
        </div>
        <ul className="counts" aria-label="Counts">
          <Count of={counts.posts} one="post" many="posts" />
          <Count of={counts.followers} one="follower" many="followers" href={open && `/u/${username}/followers`} />
          <Count of={counts.following} one="following" many="following" href={open && `/u/${username}/following`} />
        </ul>
      </header>
      {blocked ? <Blocked username={username} /> : open ? <Posts username={username} own={own} /> : <Private />}
    </>
  );
}

interface CountProps {
  readonly of: number;
  readonly one: string;
  readonly many: string;
  readonly href?: string | false;
}

function Count({ of, one, many, href = false }: CountProps) {
  const words = (
    <>
      <strong title={amount(of, one, many)}>{inShort(of)}</strong>{" "}
      <span className="label">{of === 1 ? one : many}</span>
    </>
  );
  return <li>{href ? <Link href={href}>{words}</Link> : words}</li>;
}

function ProfileActions({ profile, own }: { readonly profile: Profile; readonly own: boolean }) {
  const { username, relationship } = profile;
  if (relationship) {
    return (
      <div className="profile-actions">
        {!relationship.blocking && (
          <FollowButton username={username} standing={standingOf(relationship)} asks={profile.private} />
        )}
        <ProfileMenu username={username} relationship={relationship} />
      </div>
    );
  }
  if (own) {
    return (
      <div className="profile-actions">
        <Link href="/settings/profile" className="button quiet">
          Edit profile
        </Link>
        <IconLink href="/saved" icon="save" label="Saved posts" />
        <IconLink href="/settings" icon="settings" label="Settings" />
      </div>
    );
  }
  return (
    <div className="profile-actions">
      <Link href={signInPath(`/u/${username}`)} className="button">
        Sign in to follow
      </Link>
    </div>
  );
}

interface IconLinkProps {
  readonly href: string;
  readonly icon: "save" | "settings";
  readonly label: string;
}

function IconLink({ href, icon, label }: IconLinkProps) {
  return (
    <Link href={href} className="icon-button" aria-label={label} title={label}>
      <Icon name={icon} />
    </Link>
  );
}

function Posts({ username, own }: { readonly username: string; readonly own: boolean }) {
  const posts = useUserPosts(username);
  return (
    <PostGrid
      query={posts}
      label={`Posts by ${username}`}
      empty={
        <>
          <h2>No prints yet</h2>
          <p>{own ? "What you post will appear here." : `What @${username} posts will appear here.`}</p>
          {own && (
            <Link href="/compose" className="button">
              Post your first picture
            </Link>
          )}
        </>
      }
    />
  );
}

function Private() {
  return (
    <Closed heading="This account is private.">
      <p>Follow to see its posts.</p>
    </Closed>
  );
}

function Blocked({ username }: { readonly username: string }) {
  const block = useBlock(username, true);
  return (
    <Closed heading={`You have blocked @${username}`}>
      <p>You don't see what they post, and they don't see what you post.</p>
      <button type="button" className="button quiet" onClick={() => block(false)}>
        Unblock
      </button>
    </Closed>
  );
}

function Closed({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <div className="empty profile-closed">
      <Icon name="lock" />
      <h2>{heading}</h2>
      {children}
    </div>
  );
}

/** As tall as what comes in its place. */
function ProfileSkeleton() {
  return (
    <div className="profile" role="status" aria-label="Loading profile">
      <div className="avatar large skeleton" />
      <div className="profile-name">
        <div className="skeleton profile-skeleton short" />
        <div className="skeleton profile-skeleton" />
      </div>
      <div className="profile-actions">
        <div className="skeleton profile-skeleton button-like" />
      </div>
      <div className="counts">
        <div className="skeleton profile-skeleton count-like" />
      </div>
    </div>
  );
}
