// The door to every command. Runs on any Node from 20 without dependencies: it
// installs them when they are missing or old, and then starts the command with
// the Node version the project pins among them.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "node_modules", ".bin");
const installed = join(root, "node_modules", ".photostack-lock");
const commands = {
  start: "bring up everything: engine, stack, web app, demo data",
  stop: "end what runs in this folder",
  reset: "delete its accounts, posts and pictures",
  dev: "as start, and watch: what is saved is seen at once",
  status: "how a running Photostack is doing: requests, sign-ins, table, queues, alarms, memory",
  logs: "what functions log; --follow goes on",
  invoke: "call one function with its ready event",
  trace: "what a request, named by its X-Request-Id, and its consequences did",
  mail: "the mails that were sent, which an engine keeps",
  queues: "what waits in queues; --redrive puts dead letters back to work",
  table: "the items of an access pattern",
  deploy: "deploy to the engine, or with --engine=aws to your AWS account",
  seed: "fill a running Photostack with demo data",
  admin: "make and manage accounts, rotate keys, verify the audit log",
  backup: "write table and pictures into one file",
  restore: "bring a backup back into an empty stack",
  recount: "count all edges anew, and with --repair set counters right",
  "sample-backend": "run a backend of one's own, to try the central sign-in with",
  doctor: "check what this machine has and needs",
  bench: "measure on a stack of its own",
  events: "write the ready events that follow from the contract",
  postman: "write the Postman collection that follows from the contract",
  "lint-templates": "cfn-lint over the templates for AWS",
  verify: "format, lint, types and unit tests, in less than a minute",
  test: "all tests, or those whose files match the given words",
  "test-localstack": "those that need an engine, on LocalStack without Docker",
};

/** One sentence that says what to do. */
function fail(sentence) {
  console.error(`\n${sentence}`);
  // Whoever counts test results reads the last line.
  if (process.argv[2]?.startsWith("test")) console.log("0 passed, 1 failed");
  process.exit(1);
}

/** Runs a child with this process's signals forwarded, and resolves with its exit code. */
function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    const forward = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, forward);
    const settle = (finish) => (value, signal) => {
      for (const name of signals) process.off(name, forward);
      finish(signal ? 128 + constants.signals[signal] : value);
    };
    child.once("error", settle(reject));
    child.once("exit", settle(resolve));
  });
}

const lockHash = () =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
const isInstalled = () => existsSync(installed) && readFileSync(installed, "utf8") === lockHash();

async function install() {
  if (isInstalled()) return;
  const started = Date.now();
  const log = join(root, ".photostack", "logs", "npm-ci.log");
  mkdirSync(dirname(log), { recursive: true });
  console.log("· Installing dependencies (about half a minute, once)");
  const output = openSync(log, "w");
  const code = await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", output, output],
  }).catch((error) => fail(`npm could not be started (${error.message}): install Node with npm and try again.`));
  if (code > 128) process.exit(code);
  if (code !== 0) {
    console.error(readFileSync(log, "utf8").trimEnd().split("\n").slice(-15).join("\n"));
    fail(`The dependencies could not be installed: check the network and try again; the whole log is ${log}.`);
  }
  writeFileSync(installed, lockHash());
  console.log(`✓ Installing dependencies  ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The project's own Node, or this one when it is new enough (on platforms without a packaged one). */
function findNode() {
  const packaged = join(bin, "node");
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return fail(`There is no packaged Node for ${process.platform}-${process.arch}: install Node 24 and try again.`);
}

const [command, ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, command ?? "")) {
  const isAsked = command === undefined || command === "--help";
  console.log(isAsked ? "Commands:" : `There is no command "${command}". These are:`);
  for (const [name, does] of Object.entries(commands))
    console.log(`  npm run ${name.replace("test-", "test:").padEnd(16)} ${does}`);
  process.exit(isAsked ? 0 : 1);
}
if (Number(process.versions.node.split(".")[0]) < 20)
  fail("Photostack needs Node 20 or newer: install it and try again.");
if (!isInstalled()) {
  await withLock(join(root, ".photostack", "locks", "install"), install, () =>
    console.log("· Waiting for another command that is installing dependencies"),
  );
}
process.exitCode = await run(findNode(), [join(root, "tools", `${command}.ts`), ...args], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) },
});
