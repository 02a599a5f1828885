import type { Post } from "../../../shared/posts.ts";
import { isProblem } from "../api/problems.ts";
import { When } from "../design/when.tsx";
import { Carousel } from "../media/carousel.tsx";
import { useMe } from "../profile/queries.ts";
import { LoadFailure } from "../shell/load-failure.tsx";
import { useTitle } from "../shell/title.ts";
import { Byline } from "./byline.tsx";
import { Caption } from "./caption.tsx";
import { DeletePost } from "./delete-post.tsx";
import { usePost } from "./queries.ts";
import { Unpublished } from "./unpublished.tsx";
import "./post-card.css";
import "./post-page.css";

const SIZES = "(min-width: 56rem) 60vw, 95vw";

/** One post by itself. */
export function PostPage({ id }: { readonly id: string }) {
  const post = usePost(id);
  const gone = isProblem(post.error, "not_found");
  if (post.data && !gone) return <Sheet post={post.data} />;
  if (post.isError) return <LoadFailure query={post} what="post" />;
  return <div className="skeleton post-page-skeleton" role="status" aria-label="Loading post" />;
}

function Sheet({ post }: { readonly post: Post }) {
  const { author } = post;
  const { data: me } = useMe();
  const name = author.display_name || author.username;
  useTitle(`${name}: ${post.caption.slice(0, 60).trim() || "photograph"}`);
  return (
    <article className="post-page" aria-label={`Post by ${name}`}>
      <h1 className="visually-hidden">Post by {name}</h1>
      {post.status === "published" ? (
        <Carousel media={post.media} sizes={SIZES} fallbackAlt={`Photograph by ${author.username}`} first />
      ) : (
        <Unpublished status={post.status} />
      )}
      <div className="post-note">
        <Byline author={author} />
        {post.caption && <Caption text={post.caption} whole />}
        <p className="label">
          <When iso={post.created_at} />
          {post.media.length > 1 && ` · ${post.media.length} pictures`}
        </p>
        {me?.id === author.id && <DeletePost post={post} />}
      </div>
    </article>
  );
}
