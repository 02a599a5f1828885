import type { ReactNode } from "react";
import type { Notification } from "../../../shared/notifications.ts";
import { amount } from "../design/numbers.ts";

type Kind = Notification["kind"];

/** What they did, said after their names. */
const DEEDS: Readonly<Record<Kind, string>> = {
  like: "liked your post",
  comment_like: "liked your comment",
  comment: "commented on your post",
  reply: "replied to your comment",
  follow: "started following you",
  follow_request: "asked to follow you",
  follow_accepted: "accepted your follow request",
  mention: "mentioned you",
};

/** A notification in a sentence: who, how many others, and what they did. */
export function Sentence({ notification }: { readonly notification: Notification }) {
  const { kind, comment } = notification;
  return (
    <>
      {who(notification)} {DEEDS[kind]}
      {comment && <span className="notification-quote">“{comment.text}”</span>}
    </>
  );
}

/** One name or two, or the last one and how many others. */
function who({ actors, count }: Notification): ReactNode {
  const [last, second] = actors;
  if (!last) return amount(count, "person", "people");
  if (count === 1 || !second) return <b>{last.username}</b>;
  if (count === 2) {
    return (
      <>
        <b>{last.username}</b> and <b>{second.username}</b>
      </>
    );
  }
  return (
    <>
      <b>{last.username}</b> and {amount(count - 1, "other", "others")}
    </>
  );
}

/** Where a notification leads. */
export function addressOf({ kind, actors, post, comment }: Notification): string {
  if (kind === "follow_request") return "/requests";
  if (post) return comment ? `/p/${post.id}?comment=${comment.id}` : `/p/${post.id}`;
  return actors[0] ? `/u/${actors[0].username}` : "/notifications";
}
