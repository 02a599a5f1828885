import { credentials, region } from "./engine/stack-version.ts";
import { enginePort } from "./settings.ts";

/**
 * Settings of a client of the SDK: for the engine at AWS_ENDPOINT_URL or on this
 * machine, or with PHOTOSTACK_TARGET=aws for the account of the environment.
 */
export function clientSettings() {
  if (process.env.PHOTOSTACK_TARGET === "aws") return {};
  return { endpoint: process.env.AWS_ENDPOINT_URL ?? `http://localhost:${enginePort}`, region, credentials };
}
