import { Link } from "wouter";
import type { Post } from "../../../shared/posts.ts";
import { When } from "../design/when.tsx";
import { Carousel } from "../media/carousel.tsx";
import { Byline } from "./byline.tsx";
import { Caption } from "./caption.tsx";
import "./post-card.css";

/** The picture takes what the caption's column leaves. */
const SIZES = "(min-width: 80rem) 42rem, (min-width: 56rem) 55vw, 95vw";

/** A post in a list: the print, and beside it who made it and what they say. */
export function PostCard({ post, first }: { readonly post: Post; readonly first: boolean }) {
  const { author } = post;
  return (
    <article className="post-card" aria-label={`Post by ${author.display_name || author.username}`}>
      <Carousel media={post.media} sizes={SIZES} fallbackAlt={`Photograph by ${author.username}`} first={first} />
      <div className="post-note">
        <Byline author={author} />
        {post.caption && <Caption text={post.caption} />}
        <p className="label">
          <Link href={`/p/${post.id}`}>
            <When iso={post.created_at} />
          </Link>
        </p>
      </div>
    </article>
  );
}
