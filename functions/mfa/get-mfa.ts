import { getMfa } from "../../shared/mfa.ts";
import { ownCredentials } from "../auth/credentials.ts";
import { route } from "../runtime/route.ts";
import { mfaOf } from "./views.ts";

export const handler = route(getMfa, async ({ caller: { userId } }) => ({
  status: 200,
  body: mfaOf(await ownCredentials(userId)),
}));
