import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import type { Post } from "../../../shared/posts.ts";
import { Icon } from "../design/icons.tsx";
import { useLike } from "./queries.ts";
import "./like-by-tapping.css";

/** Two taps this close, in time and on the glass, are one gesture. */
const WITHIN_MS = 350;
const WITHIN_PX = 32;

/** Around a post's pictures: two quick taps like it, with a heart to show for it. They never take a like back. */
export function LikeByTapping({ post, children }: { readonly post: Post; readonly children: ReactNode }) {
  const setLiked = useLike(post);
  const last = useRef({ at: Number.NEGATIVE_INFINITY, x: 0, y: 0 });
  const [beat, setBeat] = useState<{ readonly at: number; readonly left: number; readonly top: number }>();
  const tap = ({ target, currentTarget, timeStamp: at, clientX: x, clientY: y }: MouseEvent) => {
    // Stepping through a carousel in a hurry is not liking it.
    if ((target as Element).closest("button, a")) return;
    const { at: before, x: oldX, y: oldY } = last.current;
    const twice = at - before < WITHIN_MS && Math.hypot(x - oldX, y - oldY) < WITHIN_PX;
    last.current = { at: twice ? Number.NEGATIVE_INFINITY : at, x, y };
    if (!twice) return;
    setLiked(true);
    const { left, top } = currentTarget.getBoundingClientRect();
    setBeat({ at, left: x - left, top: y - top });
  };
  if (!post.viewer) return children;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for pointers; the Like button is for everybody.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
    <div className="like-by-tapping" onClick={tap}>
      {children}
      {beat && (
        <span
          key={beat.at}
          className="like-beat"
          style={{ left: beat.left, top: beat.top }}
          aria-hidden="true"
          onAnimationEnd={() => setBeat(undefined)}
        >
          <Icon name="like" />
        </span>
      )}
    </div>
  );
}
