import type { Me, NotificationChoices } from "../../../shared/users.ts";
import { Switch } from "../design/switch.tsx";
import { useNotificationChoice } from "./queries.ts";

const KINDS = [
  { kind: "likes", label: "Likes", hint: "When somebody likes your posts or comments." },
  { kind: "comments", label: "Comments", hint: "When somebody comments on your posts or replies to you." },
  { kind: "follows", label: "Followers", hint: "When somebody follows you, asks to, or lets you follow them." },
  { kind: "mentions", label: "Mentions", hint: "When somebody names you in a caption or a comment." },
] as const;

/** What one wants to be told about. */
export function NotificationsSection({ me }: { readonly me: Me }) {
  return (
    <div className="settings-switches">
      {KINDS.map(({ kind, label, hint }) => (
        <Choice key={kind} kind={kind} label={label} hint={hint} on={me.notifications[kind]} />
      ))}
    </div>
  );
}

interface ChoiceProps {
  readonly kind: keyof NotificationChoices;
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
}

function Choice({ kind, label, hint, on }: ChoiceProps) {
  const choose = useNotificationChoice(kind, on);
  return <Switch label={label} hint={hint} on={on} onChange={choose} />;
}
