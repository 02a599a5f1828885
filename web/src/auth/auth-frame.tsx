import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "wouter";
import { SiteFooter } from "../shell/site-footer.tsx";
import { useTitle } from "../shell/title.ts";
import contactSheet from "./contact-sheet.svg?no-inline";
import "./auth.css";

export interface AuthFrameProps {
  /** Names the window. */
  readonly title: string;
  readonly heading: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** The front of the house, around every page of the way in. What its heading says changes with the step. */
export function AuthFrame({ title, heading, lead, children }: AuthFrameProps) {
  const step = useRef<HTMLDivElement>(null);
  const shown = useRef(heading);
  useTitle(title);
  useEffect(() => {
    if (shown.current === heading) return;
    shown.current = heading;
    // A step that has a field to type in has put the focus there.
    if (!step.current?.contains(document.activeElement)) step.current?.querySelector("h1")?.focus();
  }, [heading]);
  return (
    <div className="auth">
      <div className="auth-cover">
        <p>
          <Link href="/" className="wordmark">
            Photostack
          </Link>
        </p>
        <img src={contactSheet} alt="" width={640} height={860} />
      </div>
      <div className="auth-in" ref={step}>
        <h1 tabIndex={-1}>{heading}</h1>
        <p className="auth-lead">{lead}</p>
        {children}
        <SiteFooter />
      </div>
    </div>
  );
}
