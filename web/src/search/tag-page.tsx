import { Link } from "wouter";
import { PostGrid } from "../profile/post-grid.tsx";
import { useTitle } from "../shell/title.ts";
import { useTag } from "./queries.ts";
import { searchPath } from "./search-address.ts";
import "./search.css";

/** Pictures with one hashtag. */
export function TagPage({ tag }: { readonly tag: string }) {
  const name = tag.toLowerCase();
  useTitle(`#${name}`);
  return (
    <>
      <header className="page-head">
        <p className="label">
          <Link href={searchPath(`#${name}`, "tags")}>Hashtag</Link>
        </p>
        <h1 className="tag-title">#{name}</h1>
      </header>
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
