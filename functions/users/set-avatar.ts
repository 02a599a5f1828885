import { setAvatar as contract } from "../../shared/users.ts";
import { route } from "../runtime/route.ts";
import { setAvatar } from "./avatars.ts";
import { readOwnAccount } from "./own-account.ts";

export const handler = route(contract, async ({ caller: { userId }, body: { upload_id } }) => {
  await setAvatar(userId, upload_id);
  return { status: 200, body: await readOwnAccount(userId, { consistent: true }) };
});
