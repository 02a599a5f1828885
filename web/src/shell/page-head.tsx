import type { ReactNode, Ref } from "react";
import { useTitle } from "./title.ts";
import "./page-head.css";

interface PageHeadProps {
  /** A line above the heading: what kind of page it is, or the way back. */
  readonly label: ReactNode;
  readonly heading: string;
  /** Names the window, where the heading alone would say too little there. */
  readonly title?: string;
  /** For a page that gives its heading the focus when it has lost it. */
  readonly ref?: Ref<HTMLHeadingElement>;
}

/** How a page begins, and what it is called. */
export function PageHead({ label, heading, title = heading, ref }: PageHeadProps) {
  useTitle(title);
  return (
    <header className="page-head">
      <p className="label">{label}</p>
      <h1 ref={ref} tabIndex={ref ? -1 : undefined}>
        {heading}
      </h1>
    </header>
  );
}
