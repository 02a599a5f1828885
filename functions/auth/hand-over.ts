import { cookieNames, setCookie } from "../runtime/cookies.ts";
import { type DeviceClaim, deviceCookie } from "./devices.ts";
import { ACCESS_TOKEN_SECONDS, idleSeconds, type OpenSession } from "./sessions.ts";
import { accessToken } from "./tokens.ts";

interface Tokens {
  readonly access_token: string;
  readonly token_type: "bearer";
  readonly refresh_token?: string;
}

/** How an open session is handed over: tokens in the body, or cookies and a body without them. */
export async function handOver(
  open: OpenSession,
  device?: DeviceClaim,
): Promise<{
  readonly body: { readonly expires_in: number } & Partial<Tokens>;
  readonly cookies: string[];
}> {
  const access_token = await accessToken(open.session);
  const expires_in = ACCESS_TOKEN_SECONDS;
  if (open.session.transport === "cookie") {
    const known = device?.token ? [deviceCookie(device.token)] : [];
    return { body: { expires_in }, cookies: [...cookiesOf(open, access_token), ...known] };
  }
  const refresh = open.refreshToken ? { refresh_token: open.refreshToken } : {};
  return { body: { access_token, token_type: "bearer", expires_in, ...refresh }, cookies: [] };
}

function cookiesOf({ session, refreshToken, csrfToken }: OpenSession, access: string): string[] {
  const { remember, transport } = session;
  const maxAge = remember ? idleSeconds(transport, remember) : undefined;
  return [
    setCookie(cookieNames.access, access, { maxAge: remember ? ACCESS_TOKEN_SECONDS : undefined }),
    ...(refreshToken ? [setCookie(cookieNames.refresh, refreshToken, { maxAge })] : []),
    ...(csrfToken ? [setCookie(cookieNames.csrf, csrfToken, { maxAge, readable: true })] : []),
  ];
}
