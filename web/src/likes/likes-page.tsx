import { Link } from "wouter";
import { PersonList } from "../people/person-list.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useLikes } from "./queries.ts";

/** Who likes a post. */
export function LikesPage({ id }: { readonly id: string }) {
  const likes = useLikes(id);
  return (
    <>
      <PageHead label={<Link href={`/p/${id}`}>Back to the post</Link>} heading="Likes" />
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
