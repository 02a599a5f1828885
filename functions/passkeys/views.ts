import type { Passkey } from "../../shared/passkeys.ts";
import type { StoredPasskey } from "../auth/credentials.ts";

export function present([id, { name, synced, created, used }]: readonly [string, StoredPasskey]): Passkey {
  return {
    ...{ id, name, synced },
    created_at: new Date(created * 1000).toISOString(),
    last_used_at: used ? new Date(used * 1000).toISOString() : null,
  };
}
