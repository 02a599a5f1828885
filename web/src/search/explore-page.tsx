import { Link } from "wouter";
import { useSession } from "../api/session.ts";
import { Icon } from "../design/icons.tsx";
import { PostGrid } from "../posts/post-grid.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useExplore } from "./queries.ts";
import "./search.css";

/** The newest pictures of everybody whose account is public. */
export function ExplorePage() {
  const { state } = useSession();
  return (
    <>
      <PageHead label={state === "in" ? "From people you don't follow yet" : "Posted in public"} heading="Explore" />
      <Link href="/search" className="search-door">
        <Icon name="search" />
        Search people, tags, posts
      </Link>
      <PostGrid
        query={useExplore()}
        label="Newest posts"
        empty={
          <>
            <h2>Nothing new to see</h2>
            <p>When people you don't follow post in public, their pictures are shown here.</p>
          </>
        }
      />
    </>
  );
}
