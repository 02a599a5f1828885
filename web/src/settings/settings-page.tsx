import type { ComponentType } from "react";
import { Link } from "wouter";
import type { Me } from "../../../shared/users.ts";
import { SignOutButton } from "../auth/sign-out-button.tsx";
import { Icon } from "../design/icons.tsx";
import { DevicesSection } from "../devices/devices-section.tsx";
import { EmailSection } from "../emails/email-section.tsx";
import { HistorySection } from "../history/history-section.tsx";
import { PasskeysSection } from "../passkeys/passkeys-section.tsx";
import { PasswordSection } from "../passwords/password-section.tsx";
import { useMe } from "../profile/queries.ts";
import { LoadFailure } from "../shell/load-failure.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { SiteFooter } from "../shell/site-footer.tsx";
import { TwoStepSection } from "../two-step/two-step-section.tsx";
import { AccountSection } from "./account-section.tsx";
import { NotificationsSection } from "./notifications-section.tsx";
import { PrivacySection } from "./privacy-section.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { BlockedSection, MutedSection } from "./restricted-people.tsx";
import { SecuritySection } from "./security-section.tsx";
import "./settings.css";

interface Section {
  readonly title: string;
  /** What the list says it is for. */
  readonly hint?: string;
  /** The section it is a part of; those with none are in the list. */
  readonly within?: string;
  readonly Body: ComponentType<{ readonly me: Me }>;
}

const SECTIONS: Readonly<Record<string, Section>> = {
  profile: { title: "Profile", hint: "Name, picture, bio, website", Body: ProfileSection },
  privacy: { title: "Privacy", hint: "Private account, blocked and muted people", Body: PrivacySection },
  notifications: { title: "Notifications", hint: "What you are told about", Body: NotificationsSection },
  security: { title: "Security", hint: "Password, two-step sign-in, passkeys, devices", Body: SecuritySection },
  account: { title: "Account", hint: "Your backend, your data, leaving", Body: AccountSection },
  blocked: { title: "Blocked people", within: "privacy", Body: BlockedSection },
  muted: { title: "Muted people", within: "privacy", Body: MutedSection },
  email: { title: "Email address", within: "security", Body: EmailSection },
  password: { title: "Password", within: "security", Body: PasswordSection },
  "two-step": { title: "Two-step sign-in", within: "security", Body: TwoStepSection },
  passkeys: { title: "Passkeys", within: "security", Body: PasskeysSection },
  devices: { title: "Devices", within: "security", Body: DevicesSection },
  history: { title: "History", within: "security", Body: HistorySection },
};

/** What the settings show beside their list when no section is asked for and there is room. */
const FIRST = "profile";

/** One's own account, section by section. On a phone the list and a section are pages of their own. */
export function SettingsPage({ section: name }: { readonly section?: string }) {
  const section = SECTIONS[name ?? FIRST];
  if (!section) return <NotFound />;
  const above = section.within ? SECTIONS[section.within] : undefined;
  return (
    <div className={name ? "settings" : "settings at-list"}>
      <Head title={name ? section.title : "Settings"} {...(name ? { back: above ? section.within : "" } : {})} />
      <List current={section.within ?? name ?? FIRST} exact={!section.within && name !== undefined} />
      <section className="settings-section" aria-label={section.title}>
        {!name && <h2>{section.title}</h2>}
        <Body section={section} />
      </section>
      <SiteFooter />
    </div>
  );
}

/** @param back the section above; "" for the list itself; left out on the list */
function Head({ title, back }: { readonly title: string; readonly back?: string | undefined }) {
  const { data: me } = useMe();
  if (back === undefined) return <PageHead label={me ? `@${me.username}` : "Your account"} heading={title} />;
  const way = (
    <Link href={back ? `/settings/${back}` : "/settings"} className="settings-back">
      <Icon name="previous" />
      {(back && SECTIONS[back]?.title) || "Settings"}
    </Link>
  );
  return <PageHead label={way} heading={title} title={`${title} · Settings`} />;
}

function List({ current, exact }: { readonly current: string; readonly exact: boolean }) {
  return (
    <nav className="settings-list" aria-label="Settings">
      <ul>
        {Object.entries(SECTIONS).map(
          ([name, { title, hint, within }]) =>
            !within && (
              <ListItem
                key={name}
                href={`/settings/${name}`}
                title={title}
                hint={hint}
                current={name === current ? (exact ? "page" : "true") : undefined}
              />
            ),
        )}
        <ListItem href="/saved" title="Saved posts" hint="Only you can see them" />
        <li className="settings-out">
          <SignOutButton className="settings-title">
            <Icon name="leave" />
          </SignOutButton>
        </li>
      </ul>
    </nav>
  );
}

interface ListItemProps {
  readonly href: string;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly current?: "page" | "true" | undefined;
}

function ListItem({ href, title, hint, current }: ListItemProps) {
  return (
    <li>
      <Link href={href} aria-current={current}>
        <span>
          <span className="settings-title">{title}</span>
          <span className="field-hint">{hint}</span>
        </span>
        <Icon name="next" />
      </Link>
    </li>
  );
}

function Body({ section: { Body } }: { readonly section: Section }) {
  const me = useMe();
  if (me.data) return <Body me={me.data} />;
  if (me.isLoadingError) return <LoadFailure query={me} what="account" />;
  return (
    <div className="settings-skeleton" role="status" aria-label="Loading your account">
      <div className="skeleton" />
      <div className="skeleton" />
      <div className="skeleton" />
    </div>
  );
}
