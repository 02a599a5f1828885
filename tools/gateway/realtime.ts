import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { createProxyServer } from "httpxy";

export interface RealtimeOptions {
  /** The engine, as programs of this machine reach it. */
  readonly engineUrl: string;
  /** The WebSocket API and its stage; none where the engine has no such APIs. */
  readonly realtimeApi?: string | undefined;
}

/** What a server does with a request to speak something else than HTTP. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** What a handshake needs, and nothing of what a browser sends besides: no cookie reaches what only takes tickets. */
const HANDSHAKE = /^(connection|upgrade|origin|user-agent|sec-websocket-.+)$/;

/** The way to the WebSocket API, at `/realtime`. */
export function createRealtime({ engineUrl, realtimeApi }: RealtimeOptions) {
  const proxy = createProxyServer({ ignorePath: true, changeOrigin: true });
  const open = new Set<Duplex>();
  proxy.on("error", (_error, _request, socket) => socket?.destroy());

  const upgrade: Upgrade = (request, socket, head) => {
    // Without a listener a broken connection would end the gateway.
    socket.on("error", () => socket.destroy());
    const url = URL.parse(request.url ?? "/", "http://localhost");
    if (url?.pathname !== "/realtime" || !realtimeApi) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    for (const name of Object.keys(request.headers)) if (!HANDSHAKE.test(name)) delete request.headers[name];
    const query = new URLSearchParams({ ticket: url.searchParams.get("ticket") ?? "" });
    const target = `${engineUrl.replace(/^http/, "ws")}/_aws/execute-api/${realtimeApi}?${query}`;
    proxy.ws(request, socket as never, { target }, head).catch(() => socket.destroy());
  };

  const close = () => {
    for (const socket of open) socket.destroy();
  };

  return { upgrade, close };
}
