import type { ReactNode } from "react";
import { useTitle } from "./title.ts";

interface ErrorPageProps {
  readonly label: string;
  readonly heading: string;
  /** Names the window, where this is all there is on the page. */
  readonly title?: string;
  /** What to do about it. */
  readonly children: ReactNode;
}

/** In place of what is not there: what happened, and the way on. */
export function ErrorPage({ label, heading, title, children }: ErrorPageProps) {
  useTitle(title);
  const Heading = title ? "h1" : "h2";
  return (
    <div className="empty" role="alert">
      <p className="label">{label}</p>
      <Heading>{heading}</Heading>
      {children}
    </div>
  );
}
