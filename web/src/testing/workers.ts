import { vi } from "vitest";

/** What each worker does with what it is sent. */
const WORK: Readonly<Record<string, (data: never) => unknown>> = {
  "captcha-worker": async (challenge: never) => (await import("../captcha/solution.ts")).solutionOf(challenge),
  "strength-worker": async ({ password, personal }: { password: string; personal: string[] }) => ({
    password,
    strength: (await import("../passwords/strength.ts")).strengthOf(password, personal),
  }),
};

/** A worker that never answers. jsdom has none at all. */
export class IdleWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  terminated = false;
  postMessage(_: unknown): void {}
  terminate(): void {
    this.terminated = true;
  }
}

/** Lets workers do their work, on the test's own thread. Returns those that were begun. */
export function runWorkers(): IdleWorker[] {
  const begun: IdleWorker[] = [];
  class RunningWorker extends IdleWorker {
    private readonly work;
    constructor(url: URL) {
      super();
      const name = Object.keys(WORK).find((name) => String(url).includes(name)) ?? "";
      this.work = WORK[name] as (data: unknown) => unknown;
      begun.push(this);
    }
    override async postMessage(message: unknown): Promise<void> {
      try {
        const data = await this.work(structuredClone(message));
        if (!this.terminated) this.onmessage?.({ data });
      } catch {
        this.onerror?.();
      }
    }
  }
  vi.stubGlobal("Worker", RunningWorker);
  return begun;
}
