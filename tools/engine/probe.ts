import { connect } from "node:net";
import type { Engine } from "./engine.ts";

/** Which engine answers at an address, or null. */
export async function probe(url: string): Promise<Pick<Engine, "name" | "target"> | null> {
  try {
    const response = await fetch(`${url}/_localstack/health`, { signal: AbortSignal.timeout(2000) });
    const health = (await response.json()) as { services?: unknown; version?: string; iot_mtls?: unknown };
    if (!response.ok || typeof health.services !== "object") return null;
    // MiniStack answers at LocalStack's address too, and tells of a listener only it has.
    const isMinistack = "iot_mtls" in health;
    return {
      name: `${isMinistack ? "MiniStack" : "LocalStack"} ${health.version ?? ""}`.trim(),
      target: isMinistack ? "embedded" : "localstack",
    };
  } catch {
    return null;
  }
}

/** Whether something accepts connections on a port of this machine. */
export async function isPortTaken(port: number): Promise<boolean> {
  const answers = await Promise.all(["127.0.0.1", "::1"].map((host) => accepts(host, port)));
  return answers.includes(true);
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const settle = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once("connect", () => settle(true));
    socket.once("timeout", () => settle(false));
    socket.once("error", () => settle(false));
  });
}
