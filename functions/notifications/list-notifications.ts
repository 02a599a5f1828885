import { listNotifications as contract } from "../../shared/notifications.ts";
import { cursorsOf } from "../runtime/cursor.ts";
import { route } from "../runtime/route.ts";
import { listNotifications, placeOf } from "./notifications.ts";
import { hydrateNotifications } from "./views.ts";

export const handler = route(contract, async ({ caller: { userId }, query: { limit, cursor } }) => {
  const cursors = cursorsOf(`notifications of ${userId}`);
  const [after, { notifications, readUntil }] = await Promise.all([
    cursors.position(cursor),
    listNotifications(userId),
  ]);
  const rest =
    after === undefined ? notifications : notifications.filter((notification) => placeOf(notification) < after);
  const page = rest.slice(0, limit);
  const items = await hydrateNotifications(userId, page, readUntil);
  const next_cursor = await cursors.after(rest.length > limit ? page.map(placeOf).at(-1) : undefined);
  const unread_count = notifications.filter(({ at }) => at > readUntil).length;
  return { status: 200, body: { items, next_cursor, unread_count } };
});
