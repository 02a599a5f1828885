import { type AccessItem, accessKey } from "../runtime/access.ts";
import { NotFound } from "../runtime/problem.ts";
import { get } from "../runtime/table.ts";

/** How somebody's own account stands. @throws NotFound */
export async function ownAccess(userId: string): Promise<AccessItem> {
  const access = await get<AccessItem>(accessKey(userId), { consistent: true });
  if (!access) throw new NotFound("account");
  return access;
}

/** The session of a request alone, as it was read. */
export const onlySession = ({ sessions }: AccessItem, sessionId: string) =>
  Object.fromEntries(Object.entries(sessions).filter(([id]) => id === sessionId));
