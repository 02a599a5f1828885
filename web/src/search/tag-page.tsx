import { Link } from "wouter";
import { PostGrid } from "../posts/post-grid.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useTag } from "./queries.ts";
import { searchPath } from "./search-address.ts";
import "./search.css";

/** Pictures with one hashtag. */
export function TagPage({ tag }: { readonly tag: string }) {
  const name = tag.toLowerCase();
  return (
    <>
      <PageHead label={<Link href={searchPath(`#${name}`, "tags")}>Hashtag</Link>} heading={`#${name}`} />
      <PostGrid
        query={useTag(name)}
        label={`Posts with #${name}`}
        empty={
          <>
            <h2>No picture has this tag yet</h2>
            <p>Write #{name} in a caption, and yours is the first.</p>
          </>
        }
      />
    </>
  );
}
