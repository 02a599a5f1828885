import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createApi, type Exchange } from "./gateway/api.ts";
import { createMailbox, isMailbox } from "./gateway/mailbox.ts";
import { createRealtime, type Upgrade } from "./gateway/realtime.ts";
import { Failure } from "./steps.ts";

export interface GatewayOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The engine, as programs of this machine reach it. */
  readonly engineUrl: string;
  readonly apiId: string;
  /** The WebSocket API and its stage; none where the engine has no such APIs. */
  readonly realtimeApi?: string | undefined;
  readonly edgeSecret: string;
  /** Answers everything that is not the API: the web app. */
  readonly site: Site;
  /** Told every request of the API that was answered. */
  readonly onExchange?: (exchange: Exchange) => void;
}

export type Site = (request: IncomingMessage, response: ServerResponse) => void;

export interface Gateway {
  readonly port: number;
  /** The web app's origin. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Where the API's stage answers on an engine. */
export function stageUrl(engineUrl: string, apiId: string): string {
  return `${engineUrl}/_aws/execute-api/${apiId}/api`;
}

/**
 * One origin for the web app and its API, as CloudFront is on AWS: `/api` goes
 * to the deployed API, `/realtime` to its WebSocket, `/dev/mail` shows the mails the engine has taken,
 * everything else is the web app. Nothing else of the engine can be
 * reached through it, and it listens on this machine only.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const api = createApi({
    stageUrl: stageUrl(options.engineUrl, options.apiId),
    edgeSecret: options.edgeSecret,
    onExchange: options.onExchange,
  });
  const mailbox = createMailbox(options);
  const realtime = createRealtime(options);
  const handle: RequestListener = (request, response) => {
    // Parsing resolves every `..`, so that what begins with /api/ also ends there.
    const url = URL.parse(request.url ?? "/", "http://localhost");
    if (!url) response.writeHead(400).end();
    else if (/^\/api(\/|$)/.test(url.pathname)) api.handle(request, response, url).catch(() => response.destroy());
    else if (isMailbox(url.pathname)) mailbox.handle(request, response, url).catch(() => response.destroy());
    else options.site(request, response);
  };

  const first = await listen(handle, realtime.upgrade, "127.0.0.1", options.port);
  const { port } = first.address() as AddressInfo;
  // Browsers try the newer family first for `localhost`; machines without it have nothing to listen on.
  const second = await listen(handle, realtime.upgrade, "::1", port).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") return undefined;
    throw error;
  });
  const servers = second ? [first, second] : [first];

  return {
    port,
    origin: `http://localhost:${port}`,
    close: async () => {
      realtime.close();
      await Promise.all(servers.map(closeServer));
      api.close();
    },
  };
}

async function listen(handle: RequestListener, upgrade: Upgrade, host: string, port: number): Promise<Server> {
  const server = createServer({ requestTimeout: 30_000 }, handle);
  server.on("upgrade", upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const busy = `Port ${port} is used by another program: end it, or choose another with PORT=3001 npm start.`;
      reject(error.code === "EADDRINUSE" ? new Failure(busy) : error);
    });
    server.listen(port, host, resolve);
  });
  return server;
}

async function closeServer(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}
