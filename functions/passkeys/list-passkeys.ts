import { listPasskeys } from "../../shared/passkeys.ts";
import { ownCredentials } from "../auth/credentials.ts";
import { route } from "../runtime/route.ts";
import { present } from "./views.ts";

export const handler = route(listPasskeys, async ({ caller: { userId } }) => {
  const { passkeys = {} } = await ownCredentials(userId);
  const items = Object.entries(passkeys).sort(([a], [b]) => (a < b ? 1 : -1));
  return { status: 200, body: { items: items.map(present), next_cursor: null } };
});
