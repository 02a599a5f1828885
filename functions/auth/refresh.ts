import { refresh } from "../../shared/auth.ts";
import { provesOrigin } from "../runtime/access-token.ts";
import { clearedCookies, cookieNames } from "../runtime/cookies.ts";
import { timed } from "../runtime/metrics.ts";
import { CsrfFailed, Problem } from "../runtime/problem.ts";
import type { RouteRequest } from "../runtime/request.ts";
import { type Reply, route } from "../runtime/route.ts";
import { handOver } from "./hand-over.ts";
import { decode } from "./refresh-token.ts";
import { rotate } from "./sessions.ts";

export const handler = route(refresh, async (request) => timed("TokenRefreshTime", () => exchanged(request)));

async function exchanged(request: RouteRequest<typeof refresh>): Promise<Reply<typeof refresh>> {
  const { body, cookies, csrfToken, ...from } = request;
  const inCookie = cookies[cookieNames.refresh];
  const token = decode(body.refresh_token ?? inCookie ?? "");
  const open =
    token &&
    (await rotate(token, from, ({ transport, csrf_hash }) => {
      if (transport === "cookie" && !provesOrigin(csrfToken, cookies[cookieNames.csrf], csrf_hash))
        throw new CsrfFailed();
    }));
  if (!open) throw new InvalidRefreshToken(inCookie !== undefined);
  return { status: 200, ...(await handOver({ ...open, ...(csrfToken ? { csrfToken } : {}) })) };
}

class InvalidRefreshToken extends Problem {
  constructor(inCookie: boolean) {
    super("invalid_refresh_token", "Your session has ended. Please sign in again.", {
      cookies: inCookie ? clearedCookies() : [],
    });
  }
}
