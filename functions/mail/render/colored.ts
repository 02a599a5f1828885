import type { CSSProperties } from "react";
import { type Color, light } from "./theme.ts";

interface Colors {
  readonly ink?: Color;
  readonly on?: Color;
  readonly edge?: Color;
}

/** An element's colours, by day as inline style and in the dark by class, with the rest of its style. */
export function colored({ ink, on, edge }: Colors, style: CSSProperties = {}, className = "") {
  const classes = [className, ink && `ink-${ink}`, on && `on-${on}`, edge && `edge-${edge}`];
  return {
    className: classes.filter(Boolean).join(" "),
    style: {
      ...style,
      ...(ink ? { color: light(ink) } : {}),
      ...(on ? { backgroundColor: light(on) } : {}),
      ...(edge ? { borderColor: light(edge) } : {}),
    },
  };
}
