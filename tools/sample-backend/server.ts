import { timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRemoteJWKSet, errors, jwtVerify } from "jose";

export interface SampleBackendOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Where Photostack is: whose pages may call, and whose keys sign. */
  readonly origin: string;
  /** Opens this backend. */
  readonly token: string;
}

export interface SampleBackend {
  /** What people enter as its address. */
  readonly url: string;
  /** Resolves when it has stopped. */
  readonly ended: Promise<number>;
  stop(): void;
}

/** Answers of the backend that are not what was asked for. */
class Refused extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Who calls, as Photostack vouches for it. */
interface Caller {
  readonly id: string;
  readonly username: string;
}

/**
 * A backend that people of a Photostack can make theirs. It trusts two things:
 * its own token, which Photostack keeps for its owner, and an identity token,
 * whose signature, issuer, audience and age it checks by Photostack's public
 * keys, as every backend should.
 */
export async function startSampleBackend({ port, origin, token }: SampleBackendOptions): Promise<SampleBackend> {
  // Keys may be replaced at any time: one that is not known yet is looked for at once, but not at every request.
  const keys = createRemoteJWKSet(new URL("/api/v1/.well-known/jwks.json", origin), { cooldownDuration: 1000 });
  const server = createServer((request, response) => {
    const url = addressOf(server);
    answer(request, { url, token, callerOf: (identity) => verified(identity, keys, url) }).then(
      (body) => respond(response, origin, body === undefined ? 204 : 200, body),
      (error: unknown) => {
        const refused = error instanceof Refused ? error : new Refused(500, "Something went wrong");
        respond(response, origin, refused.status, { detail: refused.message });
      },
    );
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: addressOf(server),
    ended: once(server, "close").then(() => 0),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const addressOf = (server: Server) => `http://localhost:${(server.address() as AddressInfo).port}`;

interface Context {
  readonly url: string;
  readonly token: string;
  readonly callerOf: (identity: string) => Promise<Caller>;
}

async function answer(request: IncomingMessage, { token, callerOf }: Context): Promise<object | undefined> {
  if (request.method === "OPTIONS") return undefined;
  if (request.method !== "GET") throw new Refused(405, "This backend is only read");
  const path = request.url?.split("?", 1)[0];
  if (path === "/health") return { status: "ok" };
  if (path !== "/me") throw new Refused(404, "There is nothing here");
  if (!isToken(request.headers.authorization, token)) throw new Refused(401, "This is not the token of this backend");
  const caller = await callerOf(String(request.headers["x-photostack-identity"] ?? ""));
  return { username: "sample", photostack: caller, message: `Hello ${caller.username}, this is your own backend.` };
}

function isToken(header: string | undefined, token: string): boolean {
  const [given, wanted] = [Buffer.from(header ?? ""), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function verified(
  identity: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
  audience: string,
): Promise<Caller> {
  try {
    const { payload } = await jwtVerify(identity, keys, {
      issuer: "photostack",
      audience: [audience, `${audience}/`],
      typ: "identity+jwt",
      algorithms: ["ES256"],
    });
    return { id: payload.sub ?? "", username: String(payload.preferred_username) };
  } catch (error) {
    if (error instanceof errors.JOSEError)
      throw new Refused(401, `Photostack does not vouch for this: ${error.message}`);
    throw new Refused(503, "Photostack's keys can't be reached");
  }
}

/** Browsers let a page of another origin read the answer only if this says so. */
function respond(response: ServerResponse, origin: string, status: number, body: object | undefined): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    "access-control-allow-origin": origin,
    "access-control-allow-headers": "authorization, x-photostack-identity",
    "access-control-max-age": "600",
    vary: "origin",
  });
  response.end(body ? JSON.stringify(body) : undefined);
}
