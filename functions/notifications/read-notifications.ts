import { readNotifications } from "../../shared/notifications.ts";
import { route } from "../runtime/route.ts";
import { markRead } from "./notifications.ts";

export const handler = route(readNotifications, async ({ caller: { userId }, body: { until } }) => {
  const now = Date.now();
  // In one form, so that times can be compared as text; nobody has read what is yet to come.
  const read = new Date(until ? Math.min(Date.parse(until), now) : now).toISOString();
  await markRead(userId, read);
  return { status: 204 };
});
