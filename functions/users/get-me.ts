import { getMe } from "../../shared/users.ts";
import { route } from "../runtime/route.ts";
import { readOwnAccount } from "./own-account.ts";

export const handler = route(getMe, async ({ caller: { userId } }) => ({
  status: 200,
  body: await readOwnAccount(userId),
}));
