import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RunningStack } from "./bring-up.ts";
import { demoPassword, people } from "./demo/people.ts";
import { isPortTaken } from "./engine/probe.ts";
import { readJson } from "./json-file.ts";
import type { Command } from "./lifetime.ts";
import { isAlive } from "./lock.mjs";
import { keptDirectory } from "./project.ts";
import { duration, Failure } from "./steps.ts";

/** What `npm start` or `npm run dev` runs in this folder. */
export interface Running {
  /** The process to end it with. */
  readonly pid: number;
  /** The web app, with the API below it. */
  readonly origin: string;
  /** The engine, as programs of this machine reach it; unknown until it is there. */
  readonly engineUrl?: string;
}

/** Saving the state of a well-filled engine takes a few seconds. */
const STOP_MS = 30_000;
const file = join(keptDirectory, "running.json");

/**
 * Lets other commands find this one, until it ends.
 * @throws Failure when another program listens on its port
 */
export async function claimPort(port: number, { lifetime }: Command): Promise<void> {
  if (!(await isPortTaken(port))) {
    note({ pid: process.pid, origin: `http://localhost:${port}` });
    lifetime.onEnd(() => rmSync(file, { force: true }));
    return;
  }
  if (findRunning()?.origin.endsWith(`:${port}`))
    throw new Failure(`Photostack runs already, at http://localhost:${port}: npm run stop ends it.`);
  throw new Failure(
    `Port ${port} is used by another program: end it, or choose another port with PORT=${port + 1} npm start.`,
  );
}

function note(running: Running): void {
  mkdirSync(keptDirectory, { recursive: true });
  writeFileSync(file, JSON.stringify(running));
}

/** Says where everything is. */
export function announce({ engine, gateway }: RunningStack, { steps }: Command, { since = 0 }): void {
  const { origin } = gateway;
  note({ pid: process.pid, origin, engineUrl: engine.url });
  steps.say(`
  Photostack is running (${duration(performance.now() - since)})

  App      ${origin}
  API      ${origin}/docs
  Mailbox  ${origin}/dev/mail
  Engine   ${engine.name} at ${engine.publicUrl}
  Sign in  ${people[0].username} with the password ${demoPassword}, or make an account

  Ctrl-C ends it; your data is kept in .photostack
`);
}

/** What runs in this folder now; a record whose process has died says nothing. */
export function findRunning(): Running | undefined {
  const running = readJson<Running>(file);
  return running && isAlive(running.pid) ? running : undefined;
}

/** Ends it as Ctrl-C does, and waits until it has saved its state. @throws Failure when it does not end */
export async function stopRunning({ pid }: Running): Promise<void> {
  process.kill(pid, "SIGTERM");
  for (const deadline = Date.now() + STOP_MS; isAlive(pid); await delay(100))
    if (Date.now() > deadline) throw new Failure(`It does not end: kill the process ${pid}.`);
}
