/** What became of a request to a backend. */
export type Outcome =
  | { readonly name: "answered"; readonly status: number; readonly ms: number; readonly body: string }
  | { readonly name: "timeout" | "unreachable" | "cors" | "forbidden" };

const PATIENCE_MS = 5000;
/** More of an answer is not shown. */
const LONGEST_BODY = 20_000;

/**
 * Asks a backend from this browser. Nothing of this site goes along but the headers that are given, and an answer
 * that sends them elsewhere is not followed.
 */
export async function ask(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  if (!mayBeCalled(address)) return { name: "forbidden" };
  const began = performance.now();
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(address, { ...APART, headers, signal, redirect: "error" });
    const ms = Math.round(performance.now() - began);
    const body = (await response.text()).slice(0, LONGEST_BODY);
    return { name: "answered", status: response.status, ms, body };
  } catch {
    if (signal.aborted) return { name: "timeout" };
    return { name: (await isThere(address)) ? "cors" : "unreachable" };
  }
}

const APART = { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" } as const;

/** Whether anything answers there: a browser says no more of what it may not read. */
async function isThere(address: string): Promise<boolean> {
  try {
    await fetch(address, { ...APART, mode: "no-cors", signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  }
}

/** What this page's policy lets it call (`tools/gateway/site.ts`). */
function mayBeCalled(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || ["localhost", "127.0.0.1"].includes(hostname);
}

/** An outcome as a sentence. */
export function inWords(outcome: Outcome): string {
  switch (outcome.name) {
    case "answered":
      return isGood(outcome)
        ? `It answered in ${outcome.ms} ms.`
        : `It answers, but with status ${outcome.status} instead of 200.`;
    case "timeout":
      return "It did not answer within 5 seconds.";
    case "cors":
      return `It is there, but does not let this page read its answers (CORS). It has to allow the origin ${location.origin} and the headers authorization and x-photostack-identity, and must not redirect.`;
    case "unreachable":
      return "It can't be reached. Is the address right, is it running, and is its certificate valid?";
    case "forbidden":
      return "A browser calls https addresses from here, and http on this machine only: localhost or 127.0.0.1.";
  }
}

/** Whether it is as it should be. */
export function isGood(outcome: Outcome): boolean {
  return outcome.name === "answered" && outcome.status >= 200 && outcome.status < 300;
}
