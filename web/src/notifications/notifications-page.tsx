import { useEffect } from "react";
import { Link } from "wouter";
import type { Notification } from "../../../shared/notifications.ts";
import { Icon } from "../design/icons.tsx";
import { When } from "../design/when.tsx";
import { Avatar } from "../media/avatar.tsx";
import { Picture } from "../media/picture.tsx";
import { useMe } from "../profile/queries.ts";
import { PageHead } from "../shell/page-head.tsx";
import { PagedList } from "../shell/paged-list.tsx";
import { useNotifications, useReadNotifications, useUnreadCount } from "./queries.ts";
import { addressOf, Sentence } from "./sentence.tsx";
import "./notifications.css";

/** What others did that concerns one. Seen here, it is read. */
export function NotificationsPage() {
  const { data: me } = useMe();
  const list = useNotifications();
  const { mutate: read, isSuccess: isRead } = useReadNotifications();
  const notifications = list.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = list.data?.pages[0]?.unread_count ?? 0;
  const latest = notifications[0]?.at;
  useEffect(() => {
    if (unread > 0 && latest) read(latest);
  }, [unread, latest, read]);
  const counted = useUnreadCount();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the badge looks again by itself, and what it finds is to be seen here.
  useEffect(() => {
    const isSeen = list.isSuccess && (isRead || unread === 0);
    if (isSeen && counted > 0) void list.refetch({ cancelRefetch: false });
  }, [counted]);
  return (
    <>
      <PageHead
        label={
          <span role="status">{list.isSuccess ? (unread > 0 ? `${unread} new` : "Nothing new") : "What happened"}</span>
        }
        heading="Notifications"
      />
      {me?.private && (
        <Link href="/requests" className="notification-requests">
          Follow requests
          <Icon name="next" />
        </Link>
      )}
      <PagedList
        query={list}
        className="notifications"
        label="Notifications"
        more="Show earlier notifications"
        empty={
          <>
            <h2>All quiet</h2>
            <p>When people like what you post, answer you or follow you, it is told here.</p>
          </>
        }
        skeleton={<NotificationSkeleton />}
        places={5}
      >
        {(notification) => <Row key={notification.id} notification={notification} />}
      </PagedList>
    </>
  );
}

function Row({ notification }: { readonly notification: Notification }) {
  const { actors, post, at, unread } = notification;
  return (
    <li>
      <Link href={addressOf(notification)} className={unread ? "notification unread" : "notification"}>
        <span className="notification-actors">
          {actors.map((actor) => (
            <Avatar key={actor.id} person={actor} size="small" />
          ))}
        </span>
        <span className="notification-text">
          {unread && <span className="visually-hidden">New: </span>}
          <Sentence notification={notification} />
          <span className="notification-when">
            <When iso={at} />
          </span>
        </span>
        {post?.picture && (
          <span className="notification-post" aria-hidden="true">
            <Picture media={post.picture} sizes="56px" fallbackAlt="" />
          </span>
        )}
      </Link>
    </li>
  );
}

/** As tall as what comes in its place, so that nothing jumps. */
function NotificationSkeleton() {
  return (
    <div className="notification">
      <span className="notification-actors">
        <span className="avatar small skeleton" />
      </span>
      <span className="skeleton notification-line" />
    </div>
  );
}
