import { endSession as contract } from "../../shared/auth.ts";
import { NotFound } from "../runtime/problem.ts";
import { route } from "../runtime/route.ts";
import { endSession, listSessions } from "./sessions.ts";

export const handler = route(contract, async ({ caller: { userId }, params: { id } }) => {
  const sessions = await listSessions(userId);
  if (!sessions.some((session) => session.id === id)) throw new NotFound("session");
  await endSession(userId, id);
  return { status: 204 };
});
