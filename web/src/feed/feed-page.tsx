import { Link } from "wouter";
import { PostList } from "../posts/post-list.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { NewPosts } from "./new-posts.tsx";
import { useFeed } from "./queries.ts";
import "./feed.css";

const today = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" });

/** The posts of the people one follows, and one's own. */
export function FeedPage() {
  const feed = useFeed();
  return (
    <>
      <PageHead label={today.format(new Date())} heading="Feed" />
      <NewPosts newest={feed.data?.pages.find((page) => page.items.length > 0)?.items[0]?.id} />
      <PostList query={feed} what="feed" end="You have seen everything">
        <h2>The wall is bare</h2>
        <p>Pictures of the people you follow will hang here, and so will yours.</p>
        <Link href="/compose" className="button">
          Post your first picture
        </Link>
      </PostList>
    </>
  );
}
