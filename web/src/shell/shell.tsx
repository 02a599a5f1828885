import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { useResting } from "../accounts/resting.ts";
import { useSession } from "../api/session.ts";
import { isEntrance } from "../auth/entrance.ts";
import { signInPath, useHere } from "../auth/return-path.ts";
import { SignOutButton } from "../auth/sign-out-button.tsx";
import { Icon, type IconName } from "../design/icons.tsx";
import { ConfirmNotice } from "../emails/confirm-notice.tsx";
import { UnreadBadge } from "../notifications/unread-badge.tsx";
import { useMe } from "../profile/queries.ts";
import { ConnectionNotice } from "./connection-notice.tsx";
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
    // A page may have put the focus where one is likely to type.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [path]);
  const resting = useResting();
  const bare = resting || isEntrance(path) || (state !== "in" && path === "/");
  const member = state === "in" && !bare;
  return (
    <div className={`shell ${member ? "signed-in" : "signed-out"}`}>
      <a className="skip" href="#main">
        Skip to content
      </a>
      {!bare && (
        <header className="masthead">
          <Link href="/" className="wordmark">
            Photostack
          </Link>
          {member ? <Tabs /> : <VisitorLinks />}
          {member && <ConfirmNotice />}
          {member && (
            <SignOutButton className="tab rail-end">
              <Icon name="leave" />
            </SignOutButton>
          )}
        </header>
      )}
      <main id="main" ref={main} tabIndex={-1}>
        <ConnectionNotice />
        {children}
      </main>
      <Toasts />
    </div>
  );
}

function Tabs() {
  const { data: me } = useMe();
  const profile = me && `/u/${me.username}`;
  return (
    <nav aria-label="Main" className="tabs">
      <Tab href="/" icon="feed" label="Feed" />
      <Tab href="/explore" icon="search" label="Explore" around={["/search", "/tags/"]} />
      <Tab href="/compose" icon="compose" label="New post" />
      <Tab href="/notifications" icon="notifications" label="Notifications" around={["/requests"]}>
        <UnreadBadge />
      </Tab>
      <Tab
        href={profile ?? "/settings"}
        icon="profile"
        label="Profile"
        around={profile ? [`${profile}/`, "/settings", "/saved"] : []}
      />
      {me?.role === "admin" && <Tab href="/admin" icon="admin" label="Admin" around={["/admin/"]} />}
    </nav>
  );
}

interface TabProps {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  /** Beginnings of addresses that belong to it as well. */
  readonly around?: readonly string[];
  readonly children?: ReactNode;
}

function Tab({ href, icon, label, around = [], children }: TabProps) {
  const [path] = useLocation();
  const within = around.some((beginning) => path.startsWith(beginning));
  return (
    <Link href={href} className="tab" aria-current={path === href ? "page" : within ? "true" : undefined}>
      <Icon name={icon} />
      <span>{label}</span>
      {children}
    </Link>
  );
}

function VisitorLinks() {
  const [path] = useLocation();
  const here = useHere();
  return (
    <nav aria-label="Main" className="visitor-links">
      <Link href="/explore" aria-current={path === "/explore" ? "page" : undefined}>
        <Icon name="search" />
        <span>Explore</span>
      </Link>
      <Link href={signInPath(here)}>Sign in</Link>
      <Link href={signInPath(here, "sign-up")} className="button">
        Join
      </Link>
    </nav>
  );
}
