import { Link } from "wouter";
import { PostList } from "../posts/post-list.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSaved } from "./queries.ts";

/** The posts one has saved; nobody else sees them. */
export function SavedPage() {
  const saved = useSaved();
  return (
    <>
      <PageHead label="Only you can see this" heading="Saved" />
      <PostList query={saved} what="saved posts" end="That is all you have saved">
        <h2>An empty drawer</h2>
        <p>Press the bookmark beside a post, and a print of it is kept here.</p>
        <Link href="/" className="button">
          Back to the feed
        </Link>
      </PostList>
    </>
  );
}
