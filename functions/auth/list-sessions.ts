import { listSessions as contract } from "../../shared/auth.ts";
import { route } from "../runtime/route.ts";
import { listSessions } from "./sessions.ts";
import { deviceOf } from "./user-agents.ts";

export const handler = route(contract, async ({ caller: { userId, sessionId } }) => {
  const sessions = await listSessions(userId);
  const items = sessions.map(({ id, user_agent, address, created, seen }) => ({
    ...{ id, ...deviceOf(user_agent), ip: address, current: id === sessionId },
    created_at: new Date(created * 1000).toISOString(),
    last_active_at: new Date(seen * 1000).toISOString(),
  }));
  return { status: 200, body: { items, next_cursor: null } };
});
