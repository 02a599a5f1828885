import { Link } from "wouter";
import { PageHead } from "../shell/page-head.tsx";
import { TabLinks } from "../shell/tab-links.tsx";
import { PersonList } from "./person-list.tsx";
import { useFollowers, useFollowing } from "./queries.ts";

/** Who follows somebody. */
export function FollowersPage({ username }: { readonly username: string }) {
  const name = username.toLowerCase();
  return (
    <>
      <Head username={name} page="followers" title="Followers" />
      <PersonList
        query={useFollowers(name)}
        empty={
          <>
            <h2>Nobody yet</h2>
            <p>Whoever follows @{name} will be listed here.</p>
          </>
        }
      />
    </>
  );
}

/** Whom somebody follows. */
export function FollowingPage({ username }: { readonly username: string }) {
  const name = username.toLowerCase();
  return (
    <>
      <Head username={name} page="following" title="Following" />
      <PersonList
        query={useFollowing(name)}
        empty={
          <>
            <h2>Nobody yet</h2>
            <p>The people @{name} follows will be listed here.</p>
          </>
        }
      />
    </>
  );
}

interface HeadProps {
  readonly username: string;
  readonly page: "followers" | "following";
  readonly title: string;
}

function Head({ username, page, title }: HeadProps) {
  return (
    <>
      <PageHead
        label={<Link href={`/u/${username}`}>@{username}</Link>}
        heading={title}
        title={`${title} · @${username}`}
      />
      <TabLinks
        label="People"
        current={page}
        links={[
          { name: "followers", text: "Followers", href: `/u/${username}/followers` },
          { name: "following", text: "Following", href: `/u/${username}/following` },
        ]}
      />
    </>
  );
}
