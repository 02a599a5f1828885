import { getBackend } from "../../shared/backends.ts";
import { route } from "../runtime/route.ts";
import { masked, ownBackend } from "./backends.ts";

export const handler = route(getBackend, async ({ caller: { userId } }) => ({
  status: 200,
  body: masked(await ownBackend(userId)),
}));
