import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";

/** What an engine accepts as its root user. */
export const credentials = { accessKeyId: "test", secretAccessKey: "test" };
export const region = "us-east-1";

/** SHA-256 in the shape the signer asks for. */
class Sha256 {
  readonly #hash;
  constructor(secret?: Parameters<typeof createHmac>[1] | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash("sha256") : createHmac("sha256", secret as Parameters<typeof createHmac>[1]);
  }
  update(chunk: Parameters<ReturnType<typeof createHash>["update"]>[0]): void {
    this.#hash.update(chunk);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

/**
 * Names one deployment of a stack on an engine: changes when the stack is
 * updated or made anew; null when there is none or it is not in order.
 */
export async function stackVersion(engineUrl: string, stack: string): Promise<string | null> {
  const { host, hostname, port } = new URL(engineUrl);
  const signer = new SignatureV4({ credentials, region, service: "cloudformation", sha256: Sha256 as never });
  const { method, headers, body } = await signer.sign({
    method: "POST",
    protocol: "http:",
    hostname,
    port: Number(port),
    path: "/",
    query: {},
    headers: { host, "content-type": "application/x-www-form-urlencoded" },
    body: `${new URLSearchParams({ Action: "DescribeStacks", Version: "2010-05-15", StackName: stack })}`,
  });
  const response = await fetch(engineUrl, { method, headers, body, signal: AbortSignal.timeout(30_000) });
  const answer = await response.text();
  const value = (element: string) => answer.match(new RegExp(`<${element}>([^<]*)</${element}>`))?.[1];
  if (!response.ok || !/^(CREATE|UPDATE)_COMPLETE$/.test(value("StackStatus") ?? "")) return null;
  return [value("StackId"), value("LastUpdatedTime") ?? value("CreationTime")].join(" ");
}
