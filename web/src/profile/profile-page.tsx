import { Link } from "wouter";
import type { Profile } from "../../../shared/users.ts";
import { useSession } from "../api/session.ts";
import { signInPath } from "../auth/return-path.ts";
import { Avatar } from "../media/avatar.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { useTitle } from "../shell/title.ts";
import { FollowButton } from "./follow-button.tsx";
import { PostGrid } from "./post-grid.tsx";
import { useMe, useProfile } from "./queries.ts";
import "./profile.css";

/** Somebody and what they have posted. */
export function ProfilePage({ username }: { readonly username: string }) {
  const profile = useProfile(username.toLowerCase());
  if (profile.data) return <Title profile={profile.data} />;
  if (profile.isError) return <LoadFailure query={profile} what="person" />;
  return (
    <div className="profile" role="status" aria-label="Loading profile">
      <div className="avatar large skeleton" />
      <div className="profile-name">
        <div className="skeleton profile-skeleton" />
      </div>
    </div>
  );
}

function Title({ profile }: { readonly profile: Profile }) {
  const name = profile.display_name || profile.username;
  useTitle(`${name} (@${profile.username})`);
  return (
    <>
      <header className="profile">
        <Avatar person={profile} size="large" />
        <div className="profile-name">
          <p className="label">
            @{profile.username}
            {profile.relationship?.followed_by && " · follows you"}
          </p>
          <h1>{name}</h1>
        </div>
        <div className="profile-about">
          {profile.bio && <p className="caption">{profile.bio}</p>}
          {profile.website && (
            <a href={profile.website} rel="me nofollow noopener noreferrer" target="_blank">
              {new URL(profile.website).host}
            </a>
          )}
        </div>
        <dl className="counts">
          <Count of={profile.counts.posts} one="post" many="posts" />
          <Count of={profile.counts.followers} one="follower" many="followers" />
          <Count of={profile.counts.following} one="following" many="following" />
        </dl>
        <ProfileAction profile={profile} />
      </header>
      <PostGrid username={profile.username} />
    </>
  );
}

function Count({ of, one, many }: { readonly of: number; readonly one: string; readonly many: string }) {
  return (
    <div>
      <dt className="label">{of === 1 ? one : many}</dt>
      <dd>{of.toLocaleString("en")}</dd>
    </div>
  );
}

function ProfileAction({ profile }: { readonly profile: Profile }) {
  const { state } = useSession();
  const { data: me } = useMe();
  if (profile.relationship)
    return <FollowButton username={profile.username} following={profile.relationship.following} />;
  if (me?.id === profile.id) {
    return (
      <Link href="/settings" className="button quiet">
        Edit profile
      </Link>
    );
  }
  if (state === "in") return null;
  return (
    <Link href={signInPath(`/u/${profile.username}`)} className="button">
      Sign in to follow
    </Link>
  );
}
