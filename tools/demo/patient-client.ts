import { setTimeout as sleep } from "node:timers/promises";
import { type Call, createClient } from "../../shared/client.ts";

interface Patience {
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Told how many seconds it waits now. */
  readonly onWait?: ((seconds: number) => void) | undefined;
}

/** A client that waits as long as a limit says, and tries again. */
export function patientClient(baseUrl: string, { signal, headers, onWait }: Patience = {}): Call {
  return createClient(baseUrl, async (address, init) => {
    const request = { ...init, headers: { ...(init?.headers as Record<string, string>), ...headers } };
    for (let tries = 1; ; tries++) {
      const response = await fetch(address, { ...request, signal: signal ?? null });
      if (response.status !== 429) return response;
      await response.body?.cancel();
      // Who asks again and again is let in later: each wait is longer than the one before.
      const seconds = tries * (Number(response.headers.get("retry-after")) || 1);
      onWait?.(seconds);
      await sleep(1000 * seconds, undefined, { signal });
    }
  });
}

/** Works through a list, a few at a time, in its order. */
export async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
