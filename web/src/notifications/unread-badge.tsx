import { useUnreadCount } from "./queries.ts";
import "./unread-badge.css";

/** More than anyone counts. */
const COUNTED = 99;

/** How many notifications are unread, beside the word they are reached by. */
export function UnreadBadge() {
  const count = useUnreadCount();
  if (count === 0) return null;
  return (
    <span className="unread-badge">
      {count > COUNTED ? `${COUNTED}+` : count}
      <span className="visually-hidden"> unread</span>
    </span>
  );
}
