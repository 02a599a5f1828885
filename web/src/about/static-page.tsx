import type { ReactNode } from "react";
import { SiteFooter } from "../shell/site-footer.tsx";
import { useTitle } from "../shell/title.ts";
import "./about.css";

interface StaticPageProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** A page to read. */
export function StaticPage({ title, lead, children }: StaticPageProps) {
  useTitle(title);
  return (
    <>
      <article className="prose">
        <h1>{title}</h1>
        <p className="prose-lead">{lead}</p>
        {children}
      </article>
      <SiteFooter />
    </>
  );
}
