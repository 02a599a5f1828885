import type { Post } from "../../../shared/posts.ts";
import { LikeByTapping } from "../likes/like-by-tapping.tsx";
import { Carousel } from "../media/carousel.tsx";
import { Byline } from "../people/byline.tsx";
import { Caption } from "./caption.tsx";
import { PostActions } from "./post-actions.tsx";
import { Posted } from "./posted.tsx";
import "./post-card.css";

/** The picture takes what the caption's column leaves. */
const SIZES = "(min-width: 80rem) 42rem, (min-width: 56rem) 55vw, 95vw";

/** A post in a list: the print, and beside it who made it and what they say. */
export function PostCard({ post, first }: { readonly post: Post; readonly first: boolean }) {
  const { author } = post;
  return (
    <article className="post-card" aria-label={`Post by ${author.display_name || author.username}`}>
      <LikeByTapping post={post}>
        <Carousel media={post.media} sizes={SIZES} fallbackAlt={`Photograph by ${author.username}`} first={first} />
      </LikeByTapping>
      <div className="post-note">
        <PostActions post={post} />
        <Byline person={author} />
        {post.caption && <Caption text={post.caption} entities={post.entities} />}
        <Posted post={post} linked />
      </div>
    </article>
  );
}
