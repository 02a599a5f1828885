import { listTrustedDevices } from "../../shared/auth.ts";
import { route } from "../runtime/route.ts";
import { ownCredentials } from "./credentials.ts";
import { deviceIdIn, trustedDevices } from "./devices.ts";
import { deviceOf } from "./user-agents.ts";

export const handler = route(listTrustedDevices, async ({ caller: { userId }, cookies }) => {
  const devices = await trustedDevices(userId, await ownCredentials(userId));
  const here = deviceIdIn(cookies);
  const items = devices.map(({ sk, user_agent, address, seen, trusted_until = 0 }) => ({
    ...{ id: sk, ...deviceOf(user_agent), ip: address, current: sk === here },
    trusted_until: new Date(trusted_until * 1000).toISOString(),
    last_active_at: new Date(seen * 1000).toISOString(),
  }));
  return { status: 200, body: { items, next_cursor: null } };
});
