import type { Backend, BackendConfig } from "../../shared/backends.ts";
import { logger } from "../runtime/logger.ts";
import { InvalidRequest, NotFound } from "../runtime/problem.ts";
import { get, type Key, type Write } from "../runtime/table.ts";
import { isLost, openToken, type SealedToken, sealToken } from "./tokens.ts";

/** Somebody's own backend; each has at most one. */
export interface BackendItem extends Key {
  readonly instagram_username: string;
  readonly api_base_url: string;
  readonly token: SealedToken;
  readonly updated_at: string;
}

export const backendKey = (userId: string): Key => ({ pk: `BACKEND#${userId}`, sk: "BACKEND" });

/** @throws NotFound */
export async function ownBackend(userId: string): Promise<BackendItem> {
  const backend = await findBackend(userId);
  if (!backend) throw new NotFound("backend");
  return backend;
}

export const findBackend = (userId: string) => get<BackendItem>(backendKey(userId), { consistent: true });

/** What its owner is handed, token and all. */
export async function configOf(userId: string, backend: BackendItem): Promise<BackendConfig> {
  const { instagram_username, api_base_url, token } = backend;
  return { instagram_username, api_base_url, bearer_token: await openToken(userId, token) };
}

/** The same at sign-in: a token that is lost must not keep its owner out of everything else. */
export async function configAtSignIn(userId: string, backend: BackendItem): Promise<BackendConfig | null> {
  return configOf(userId, backend).catch((error: unknown) => {
    if (!isLost(error)) throw error;
    logger.error("backend token lost", { account_id: userId, error: error as Error });
    return null;
  });
}

export const masked = ({ instagram_username, api_base_url, updated_at }: BackendItem): Backend => ({
  ...{ instagram_username, api_base_url, updated_at },
});

type NewBackend = Omit<BackendConfig, "bearer_token"> & { readonly bearer_token?: string | undefined };

/**
 * A backend as it is to be written.
 * @param before the one there is: its token stays when none is given, but never goes to another host
 * @throws InvalidRequest for an address that would send the token over the network in clear
 */
export async function newBackend(
  userId: string,
  { bearer_token, api_base_url, instagram_username }: NewBackend,
  before?: BackendItem,
): Promise<BackendItem> {
  if (!isProtected(api_base_url)) throw unfit("api_base_url", "Must be https: the token would travel in clear");
  const isSameHost = before && new URL(before.api_base_url).origin === new URL(api_base_url).origin;
  const kept = isSameHost ? before.token : undefined;
  const token = bearer_token ? await sealToken(userId, bearer_token) : kept;
  if (!token) throw unfit("bearer_token", "Needed for a new address");
  return { ...backendKey(userId), instagram_username, api_base_url, token, updated_at: new Date().toISOString() };
}

const unfit = (path: string, message: string) => new InvalidRequest([{ path, message }]);

/** Plain http never leaves this machine, unless a deployment allows it. */
function isProtected(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (protocol === "https:" || process.env.PLAIN_HTTP_BACKENDS === "allowed") return true;
  return hostname === "localhost" || hostname.endsWith(".localhost") || /^(127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** Write that replaces a backend as it was read; fails when it was changed since. */
export function writeBackend(backend: BackendItem, before: BackendItem | undefined): Write {
  return {
    Put: {
      Item: backend,
      ...(before
        ? { ConditionExpression: "updated_at = :before", ExpressionAttributeValues: { ":before": before.updated_at } }
        : { ConditionExpression: "attribute_not_exists(pk)" }),
    },
  };
}

/** Write that forgets a backend; fails when there is none. */
export const forgetBackend = (userId: string): Write => ({
  Delete: { Key: backendKey(userId), ConditionExpression: "attribute_exists(pk)" },
});
