import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { type Gateway, startGateway } from "../gateway.ts";

const engine = createServer();
const sockets = new WebSocketServer({ noServer: true });
const handshakes: IncomingMessage[] = [];
let gateway: Gateway;

const gatewayTo = (realtimeApi: string | undefined, port = (engine.address() as AddressInfo).port) =>
  startGateway({
    ...{ port: 0, engineUrl: `http://127.0.0.1:${port}`, apiId: "abc", edgeSecret: "secret", realtimeApi },
    site: (_, response) => void response.writeHead(404).end(),
  });

beforeAll(async () => {
  engine.on("upgrade", (request, socket, head) => {
    handshakes.push(request);
    if (request.url?.endsWith("ticket=bad")) {
      socket.end("HTTP/1.1 403 Forbidden\r\nServer: engine\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (open) => {
      open.on("message", (data) => open.send(`heard ${data}`));
    });
  });
  await new Promise<void>((resolve) => engine.listen(0, "127.0.0.1", resolve));
  gateway = await gatewayTo("ws/realtime");
});

afterAll(async () => {
  await gateway.close();
  engine.closeAllConnections();
  engine.close();
});

beforeEach(() => {
  handshakes.length = 0;
});

/** What became of a handshake: what the other side says to `hello`, or why there is none. */
function outcome(path: string, headers: Record<string, string> = {}, through = gateway): Promise<string> {
  const socket = new WebSocket(through.origin.replace("http", "ws") + path, { headers });
  return new Promise((resolve) => {
    socket.once("open", () => socket.send("hello"));
    socket.once("message", (data) => {
      socket.close();
      resolve(String(data));
    });
    socket.once("unexpected-response", (_, { statusCode }) => resolve(`refused: ${statusCode}`));
    socket.once("error", () => resolve("broken"));
  });
}

test("takes the ticket and the origin along, and nothing else that a browser sends", async () => {
  const headers = {
    origin: "http://localhost:3000",
    cookie: "__Host-access=token",
    authorization: "AWS4-HMAC-SHA256 Credential=x",
    "x-forwarded-for": "9.9.9.9",
  };
  expect(await outcome("/realtime?ticket=good&X-Amz-Credential=x", headers)).toBe("heard hello");
  expect(handshakes[0]?.url).toBe("/_aws/execute-api/ws/realtime?ticket=good");
  expect(handshakes[0]?.headers.origin).toBe("http://localhost:3000");
  expect(JSON.stringify(handshakes[0]?.headers)).not.toMatch(/token|AWS4|9\.9\.9\.9/);
});

test("a refusal reaches the browser", async () => {
  expect(await outcome("/realtime?ticket=bad")).toBe("refused: 403");
});

test.each(["/", "/api/v1/health", "/realtime/other", "/_aws/execute-api/ws/realtime", "/realtime/../_ministack"])(
  "leads nowhere else: %s",
  async (path) => {
    expect(await outcome(path)).toBe("refused: 404");
    expect(handshakes).toEqual([]);
  },
);

test("without a WebSocket API there is no such address, and without an engine the gateway goes on", async () => {
  const [without, lonely] = await Promise.all([gatewayTo(undefined), gatewayTo("ws/realtime", 1)]);
  expect(await outcome("/realtime?ticket=good", {}, without)).toBe("refused: 404");
  expect(await outcome("/realtime?ticket=good", {}, lonely)).toBe("broken");
  expect((await fetch(`${lonely.origin}/nothing.png`)).status).toBe(404);
  await Promise.all([without.close(), lonely.close()]);
});

test("closing the gateway closes what goes through it", async () => {
  const other = await gatewayTo("ws/realtime");
  const socket = new WebSocket(`${other.origin.replace("http", "ws")}/realtime?ticket=good`);
  await new Promise((resolve) => socket.once("open", resolve));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await other.close();
  await closed;
});
