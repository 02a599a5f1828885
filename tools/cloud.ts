import { probe } from "./engine/probe.ts";
import { credentials, region } from "./engine/stack-version.ts";
import { findRunning } from "./running.ts";
import { enginePort, port } from "./settings.ts";
import { Failure } from "./steps.ts";

/** Whether the account of the environment is meant and no engine. */
const isAws = () => process.env.PHOTOSTACK_TARGET === "aws";

/** Where the engine answers: AWS_ENDPOINT_URL, that of what runs in this folder, or the usual place; none on AWS. */
export function engineAddress(): string | undefined {
  if (isAws()) return undefined;
  const given = process.env.AWS_ENDPOINT_URL?.replace(/\/+$/, "");
  return (given || findRunning()?.engineUrl || `http://127.0.0.1:${enginePort}`).replace("//localhost", "//127.0.0.1");
}

/** Settings of a client of the SDK, for the engine or for the account of the environment. */
export function clientSettings() {
  const endpoint = engineAddress();
  return endpoint ? { endpoint, region, credentials } : {};
}

/** The same, of an engine that is known to answer. @throws Failure when none does */
export async function reachableCloud() {
  const endpoint = engineAddress();
  if (!endpoint) return { name: "AWS", target: "aws" as const, endpoint, settings: clientSettings() };
  const found = await probe(endpoint);
  if (!found) throw new Failure(`Nothing answers at ${endpoint}: start Photostack with npm start.`);
  return { ...found, endpoint, settings: clientSettings() };
}

/** What is asked about is not there. @throws Failure saying so, and every other error as it is */
export function notDeployed(error: Error): never {
  if (error.name !== "ResourceNotFoundException") throw error;
  throw new Failure("No Photostack is deployed there: bring it up with npm start, or npm run deploy.");
}

/** Where the web app and its API answer: PHOTOSTACK_ORIGIN, or what runs in this folder, or the usual place. */
export function appOrigin(): string {
  return process.env.PHOTOSTACK_ORIGIN || findRunning()?.origin || `http://localhost:${port}`;
}
