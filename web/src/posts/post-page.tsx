import { useRef, useState } from "react";
import type { Post } from "../../../shared/posts.ts";
import { isProblem } from "../api/problems.ts";
import { Comments } from "../comments/comments.tsx";
import { LikeByTapping } from "../likes/like-by-tapping.tsx";
import { Carousel } from "../media/carousel.tsx";
import { Byline } from "../people/byline.tsx";
import { useMe } from "../profile/queries.ts";
import { LoadFailure } from "../shell/load-failure.tsx";
import { useTitle } from "../shell/title.ts";
import { Caption } from "./caption.tsx";
import { DeletePost } from "./delete-post.tsx";
import { EditPost } from "./edit-post.tsx";
import { PostActions } from "./post-actions.tsx";
import { Posted } from "./posted.tsx";
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
  if (post.isError) return <LoadFailure query={post} what="post" page />;
  return <div className="skeleton post-page-skeleton" role="status" aria-label="Loading post" />;
}

function Sheet({ post }: { readonly post: Post }) {
  const { author, status } = post;
  const comments = useRef<HTMLElement>(null);
  const name = author.display_name || author.username;
  useTitle(`${name}: ${post.caption.slice(0, 60).trim() || "photograph"}`);
  const comment = () => {
    const field = comments.current?.querySelector("textarea");
    if (field) field.focus();
    else comments.current?.scrollIntoView();
  };
  return (
    <article className="post-page" aria-label={`Post by ${name}`}>
      <h1 className="visually-hidden">Post by {name}</h1>
      {status === "published" ? (
        <LikeByTapping post={post}>
          <Carousel media={post.media} sizes={SIZES} fallbackAlt={`Photograph by ${author.username}`} first />
        </LikeByTapping>
      ) : (
        <Unpublished status={status} />
      )}
      <Note post={post} onComment={comment} />
      {status === "published" && <Comments ref={comments} post={post} />}
    </article>
  );
}

function Note({ post, onComment }: { readonly post: Post; readonly onComment: () => void }) {
  const { data: me } = useMe();
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const own = me?.id === post.author.id;
  const done = () => {
    setEditing(false);
    // The form is gone, and the focus with it; the button comes back first.
    requestAnimationFrame(() => edit.current?.focus());
  };
  if (own && editing) return <EditPost post={post} onDone={done} />;
  return (
    <div className="post-note">
      {post.status === "published" && <PostActions post={post} onComment={onComment} />}
      <Byline person={post.author} />
      {post.caption && <Caption text={post.caption} entities={post.entities} whole />}
      <Posted post={post} />
      {own && (
        <div className="post-tools">
          {post.status === "published" && (
            <button ref={edit} type="button" className="button quiet" onClick={() => setEditing(true)}>
              Edit
            </button>
          )}
          <DeletePost post={post} />
        </div>
      )}
    </div>
  );
}
