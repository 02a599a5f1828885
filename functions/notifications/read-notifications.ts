import { readNotifications } from "../../shared/notifications.ts";
import { route } from "../runtime/route.ts";
import { markRead } from "./notifications.ts";

export const handler = route(readNotifications, async ({ caller: { userId }, body: { until } }) => {
  const now = new Date().toISOString();
  await markRead(userId, until && until < now ? until : now);
  return { status: 204 };
});
