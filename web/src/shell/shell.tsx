import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { useSession } from "../api/session.ts";
import { signInPath } from "../auth/return-path.ts";
import { Icon } from "../design/icons.tsx";
import { useMe } from "../profile/queries.ts";
import { OfflineNotice } from "./offline-notice.tsx";
import { usePlace } from "./places.ts";
import { Toasts } from "./toasts.tsx";
import "./shell.css";

/** What surrounds every page: the way in, the way around, and the messages. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  const { state } = useSession();
  const main = useRef<HTMLElement>(null);
  const arrived = useRef(path);
  usePlace(path);
  useEffect(() => {
    if (arrived.current === path) return;
    arrived.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  const bare = state !== "in" && ["/", "/sign-in", "/sign-up"].includes(path);
  return (
    <div className={`shell ${state === "in" ? "signed-in" : "signed-out"}`}>
      <a className="skip" href="#main">
        Skip to content
      </a>
      {!bare && (
        <header className="masthead">
          <Link href="/" className="wordmark">
            Photostack
          </Link>
          {state === "in" ? <Tabs /> : <VisitorLinks path={path} />}
        </header>
      )}
      <main id="main" ref={main} tabIndex={-1}>
        <OfflineNotice />
        {children}
      </main>
      <Toasts />
    </div>
  );
}

function Tabs() {
  const { data: me } = useMe();
  return (
    <nav aria-label="Main" className="tabs">
      <Tab href="/" icon="feed" label="Feed" />
      <Tab href="/compose" icon="compose" label="New post" />
      <Tab href={me ? `/u/${me.username}` : "/settings"} icon="profile" label="Profile" ready={me !== undefined} />
      <Tab href="/settings" icon="settings" label="Settings" />
    </nav>
  );
}

interface TabProps {
  readonly href: string;
  readonly icon: "feed" | "compose" | "profile" | "settings";
  readonly label: string;
  readonly ready?: boolean;
}

function Tab({ href, icon, label, ready = true }: TabProps) {
  const [path] = useLocation();
  return (
    <Link href={href} className="tab" aria-current={ready && path === href ? "page" : undefined}>
      <Icon name={icon} />
      <span>{label}</span>
    </Link>
  );
}

function VisitorLinks({ path }: { readonly path: string }) {
  return (
    <nav aria-label="Main" className="visitor-links">
      <Link href={signInPath(path)}>Sign in</Link>
      <Link href="/sign-up" className="button">
        Join
      </Link>
    </nav>
  );
}
