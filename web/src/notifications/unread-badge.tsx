import { useRefetchOn } from "../realtime/use-refetch-on.ts";
import { unreadKey, useUnreadCount } from "./queries.ts";
import "./unread-badge.css";

/** More than anyone counts. */
const COUNTED = 99;

/** How many notifications are unread, as soon as that changes, beside the word they are reached by. */
export function UnreadBadge() {
  const count = useUnreadCount();
  useRefetchOn("notification", unreadKey);
  if (count === 0) return null;
  return (
    <span className="unread-badge">
      {count > COUNTED ? `${COUNTED}+` : count}
      <span className="visually-hidden"> unread</span>
    </span>
  );
}
