import { Link } from "wouter";
import type { Me } from "../../../shared/users.ts";
import { Icon } from "../design/icons.tsx";
import { Switch } from "../design/switch.tsx";
import { usePrivacy } from "./queries.ts";

/** Who sees one's posts. */
export function PrivacySection({ me }: { readonly me: Me }) {
  const setPrivate = usePrivacy(me.private);
  return (
    <>
      <Switch
        label="Private account"
        hint={
          me.private
            ? "Only your followers see your posts, your followers and whom you follow. Who wants to follow you has to ask. Turned off, everybody who is waiting becomes a follower."
            : "Anyone can see your posts and follow you. Turned on, only followers see them, and new followers have to ask; those you have stay."
        }
        on={me.private}
        onChange={setPrivate}
      />
      <ul className="settings-links">
        <Row href="/requests" text="Follow requests" />
        <Row href="/settings/blocked" text="Blocked people" />
        <Row href="/settings/muted" text="Muted people" />
      </ul>
    </>
  );
}

function Row({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <li>
      <Link href={href}>
        {text}
        <Icon name="next" />
      </Link>
    </li>
  );
}
