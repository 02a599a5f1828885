import { useMemo, useState } from "react";
import type { Media } from "../../../shared/media.ts";
import { placeholderImage } from "./placeholder.ts";
import "./picture.css";

type Source = Media["sources"][number];

interface PictureProps {
  readonly media: Media;
  /** The width it is shown at, as in the attribute of `<img>`. */
  readonly sizes: string;
  /** Said instead of the description its author left out. */
  readonly fallbackAlt: string;
  /** Load at once: it is what the page is opened for. */
  readonly first?: boolean;
}

/** A picture in the best size and type, holding its place and showing its blurred preview until it is there. */
export function Picture({ media, sizes, fallbackAlt, first = false }: PictureProps) {
  const [state, setState] = useState<"loading" | "loaded" | "broken">("loading");
  const placeholder = useMemo(() => placeholderImage(media.thumbhash), [media.thumbhash]);
  const jpegs = media.sources.filter(({ type }) => type === "image/jpeg");
  return (
    <picture className="picture" data-state={state}>
      <source
        type="image/webp"
        sizes={sizes}
        srcSet={srcSet(media.sources.filter(({ type }) => type === "image/webp"))}
      />
      <img
        src={middle(jpegs.length > 0 ? jpegs : media.sources)?.url}
        srcSet={srcSet(jpegs)}
        sizes={sizes}
        width={media.width}
        height={media.height}
        alt={media.alt_text || fallbackAlt}
        loading={first ? "eager" : "lazy"}
        fetchPriority={first ? "high" : "auto"}
        decoding="async"
        onLoad={() => setState("loaded")}
        onError={() => setState("broken")}
        style={state === "loaded" ? undefined : { backgroundImage: placeholder }}
      />
    </picture>
  );
}

function srcSet(sources: readonly Source[]): string | undefined {
  return sources.map(({ url, width }) => `${url} ${width}w`).join(", ") || undefined;
}

/** For browsers without `srcset`: neither the smallest nor the heaviest. */
function middle(sources: readonly Source[]): Source | undefined {
  return sources.toSorted((a, b) => a.width - b.width)[Math.floor(sources.length / 2)];
}
