import { statfs } from "node:fs/promises";
import { freemem } from "node:os";
import { installedChromium } from "../chromium.ts";
import { hasDocker } from "../engine/localstack.ts";
import { lacking } from "../engine/localstack-process.ts";
import { ministack } from "../engine/ministack.ts";
import { isPortTaken, probe } from "../engine/probe.ts";
import { findPython } from "../engine/python.ts";
import { root } from "../project.ts";
import { findRunning } from "../running.ts";
import { enginePort, port } from "../settings.ts";

/** How something is: `optional` can do without. */
export interface Finding {
  readonly state: "well" | "optional" | "missing";
  readonly says: string;
  readonly mend?: string;
}

interface Check {
  readonly name: string;
  readonly look: () => Promise<Finding>;
}

const GB = 1e9;
const NEEDED_MEMORY = 2.5 * GB;
const NEEDED_DISK = 2 * GB;

const gigabytes = (bytes: number) => `${(bytes / GB).toFixed(1)} GB`;

async function node(): Promise<Finding> {
  return { state: "well", says: `${process.version}, the project's own` };
}

async function python(): Promise<Finding> {
  const found = await findPython(ministack);
  const mend = "Debian and Ubuntu: apt install python3-venv. macOS: brew install python.";
  if (!found) return { state: "missing", says: "the embedded engine needs Python 3.10 or newer", mend };
  if (!found.hasVenv) return { state: "missing", says: `${found.version} lacks its venv module`, mend };
  return { state: "well", says: found.version };
}

async function appPort(): Promise<Finding> {
  if (findRunning()) return { state: "well", says: `${port} is Photostack's, which runs in this folder` };
  if (!(await isPortTaken(port))) return { state: "well", says: `${port} is free` };
  return { state: "missing", says: `${port} is another program's`, mend: `PORT=${port + 1} npm start takes another.` };
}

async function portOfEngine(): Promise<Finding> {
  const found = await probe(`http://127.0.0.1:${enginePort}`);
  if (found) return { state: "well", says: `${enginePort} is ${found.name}'s, which is used` };
  if (!(await isPortTaken(enginePort))) return { state: "well", says: `${enginePort} is free` };
  const mend = `PHOTOSTACK_ENGINE_PORT=${enginePort + 1} npm start takes another.`;
  return { state: "missing", says: `${enginePort} is another program's`, mend };
}

async function docker(): Promise<Finding> {
  if (await hasDocker()) return { state: "well", says: "answers: npm start uses LocalStack in it" };
  return { state: "optional", says: "not needed: without it the embedded engine is used" };
}

async function chromium(): Promise<Finding> {
  const found = await installedChromium();
  if (found) return { state: "well", says: found };
  return { state: "optional", says: "for the browser tests only: npm test gets one when it can" };
}

async function localstack(): Promise<Finding> {
  const missing = await lacking();
  if (missing.length === 0) return { state: "well", says: "can run without Docker, for npm run test:localstack" };
  return { state: "optional", says: `without Docker it needs ${missing.join(" and ")}` };
}

async function memory(): Promise<Finding> {
  const free = freemem();
  if (free >= NEEDED_MEMORY) return { state: "well", says: `${gigabytes(free)} free` };
  return { state: "optional", says: `${gigabytes(free)} free, ${gigabytes(NEEDED_MEMORY)} are used when all is warm` };
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(root);
  const free = bavail * bsize;
  if (free >= NEEDED_DISK) return { state: "well", says: `${gigabytes(free)} free` };
  return {
    state: "missing",
    says: `${gigabytes(free)} free`,
    mend: `Dependencies and data take ${gigabytes(NEEDED_DISK)}.`,
  };
}

/** What `npm start` and the tests need, the first needed first. */
export const checks: readonly Check[] = [
  { name: "Node", look: node },
  { name: "Python", look: python },
  { name: "App port", look: appPort },
  { name: "Engine port", look: portOfEngine },
  { name: "Memory", look: memory },
  { name: "Disk", look: disk },
  { name: "Docker", look: docker },
  { name: "Chromium", look: chromium },
  { name: "LocalStack", look: localstack },
];
