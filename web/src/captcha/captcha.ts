import { call } from "../api/client.ts";
import { LocalProblem } from "../api/problems.ts";

/** Fetches a challenge and has it solved beside the page, which stays as quick as it is. */
export async function solvedCaptcha(signal: AbortSignal): Promise<string> {
  const challenge = await call("GET /auth/captcha", { signal });
  const worker = new Worker(new URL("./captcha-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<string>((resolve, reject) => {
      const fail = () => reject(new LocalProblem("This browser could not finish the check. Please try again."));
      worker.onmessage = ({ data }: MessageEvent<string | null>) => (data ? resolve(data) : fail());
      worker.onerror = fail;
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      signal.throwIfAborted();
      worker.postMessage(challenge);
    });
  } finally {
    worker.terminate();
  }
}
