import { type CSSProperties, useRef, useState } from "react";
import type { Media } from "../../../shared/media.ts";
import { IconButton } from "../design/icon-button.tsx";
import { Picture } from "./picture.tsx";
import "./carousel.css";

interface CarouselProps {
  readonly media: readonly Media[];
  readonly sizes: string;
  readonly fallbackAlt: string;
  readonly first?: boolean;
}

/** Frames stay between the upright 3:4 and the wide 2:1, so that one picture cannot fill a whole scroll. */
const NARROWEST = 3 / 4;
const WIDEST = 2;

/** One picture, or several side by side to swipe, scroll or step through. The first gives the frame its shape. */
export function Carousel({ media, sizes, fallbackAlt, first = false }: CarouselProps) {
  const strip = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(0);
  const [lead] = media;
  if (!lead) return null;
  const ratio = Math.min(WIDEST, Math.max(NARROWEST, lead.width / lead.height));
  const frame = { "--ratio": ratio } as CSSProperties;
  const alt = (index: number) => (media.length > 1 ? `${fallbackAlt}, ${index + 1} of ${media.length}` : fallbackAlt);
  if (media.length === 1) {
    return (
      <div className="frame" style={frame}>
        <Picture media={lead} sizes={sizes} fallbackAlt={fallbackAlt} first={first} />
      </div>
    );
  }
  const step = (by: number) => strip.current?.scrollBy({ left: by * strip.current.clientWidth });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a landmark for each would drown a feed, and a fieldset is a form's.
    <div
      role="group"
      className="frame carousel"
      style={frame}
      aria-roledescription="carousel"
      aria-label={`${media.length} pictures`}
    >
      <ul
        ref={strip}
        className="strip"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable, so that arrow keys scroll it.
        tabIndex={0}
        aria-label="Pictures"
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => setShown(Math.round(scrollLeft / clientWidth))}
      >
        {media.map((picture, index) => (
          <li key={picture.id}>
            <Picture media={picture} sizes={sizes} fallbackAlt={alt(index)} first={first && index === 0} />
          </li>
        ))}
      </ul>
      <div className="carousel-bar">
        <IconButton label="Previous picture" icon="previous" disabled={shown === 0} onClick={() => step(-1)} />
        <span className="label" aria-live="polite">
          {shown + 1} / {media.length}
        </span>
        <IconButton label="Next picture" icon="next" disabled={shown === media.length - 1} onClick={() => step(1)} />
      </div>
    </div>
  );
}
