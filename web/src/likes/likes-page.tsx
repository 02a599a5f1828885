import { Link } from "wouter";
import { PersonList } from "../people/person-list.tsx";
import { useTitle } from "../shell/title.ts";
import { useLikes } from "./queries.ts";

/** Who likes a post. */
export function LikesPage({ id }: { readonly id: string }) {
  useTitle("Likes");
  const likes = useLikes(id);
  return (
    <>
      <header className="page-head">
        <p className="label">
          <Link href={`/p/${id}`}>Back to the post</Link>
        </p>
        <h1>Likes</h1>
      </header>
      <PersonList
        query={likes}
        empty={
          <>
            <h2>No likes yet</h2>
            <p>Whoever likes this post will be named here.</p>
          </>
        }
      />
    </>
  );
}
