import { listNotifications as contract } from "../../shared/notifications.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { listNotifications, placeOf } from "./notifications.ts";
import { presentNotifications, readAbout } from "./views.ts";

/** Looked at to tell how many are unread. */
const MAX_UNREAD = 50;

export const handler = route(contract, async ({ caller: { userId }, query: { limit, cursor } }) => {
  const cursors = cursorsOf(`notifications of ${userId}`);
  const [after, { notifications, readUntil }] = await Promise.all([
    cursors.position(cursor),
    listNotifications(userId),
  ]);
  const rest = notifications.filter((notification) => after === undefined || placeOf(notification) < after);
  const page = rest.slice(0, limit);
  const unread = notifications.filter(({ at }) => at > readUntil).slice(0, MAX_UNREAD);
  const { isShown, items } = await readAbout(userId, [...page, ...unread]);
  return {
    status: 200,
    body: {
      items: await presentNotifications(items, userId, page.filter(isShown), readUntil),
      next_cursor: await cursors.after(rest.length > limit ? page.map(placeOf).at(-1) : undefined),
      unread_count: unread.filter(isShown).length,
    },
  };
});
