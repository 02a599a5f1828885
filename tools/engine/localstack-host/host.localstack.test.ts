import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { isAlive } from "../../lock.mjs";
import { freePort } from "../../stack.ts";
import { credentials, region } from "../stack-version.ts";

const directory = mkdtempSync(join(tmpdir(), "localstack-host-test-"));
const starter = join(directory, "starter.mts");
let config: { endpoint: string; region: string; credentials: typeof credentials; maxAttempts: number };
let lambda: LambdaClient;
let logs: CloudWatchLogsClient;
let started: ReturnType<typeof spawn>;
let port: number;

const source = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

/** Starts LocalStack from a process of its own, which the last test kills. */
beforeAll(async () => {
  port = await freePort();
  const options = { directory, log: join(directory, "engine.log"), port, persist: false };
  writeFileSync(
    starter,
    `import { startOwnLocalstack } from ${source("../engine.ts")};
     import { Steps } from ${source("../../steps.ts")};
     await startOwnLocalstack({ ...${JSON.stringify(options)}, steps: new Steps(), onEnd: () => {} });
     console.log("ready");`,
  );
  started = spawn(process.execPath, [starter], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: started.stdout as NodeJS.ReadableStream })) {
    if (line === "ready") break;
  }
  config = { endpoint: `http://127.0.0.1:${port}`, region, credentials, maxAttempts: 1 };
  lambda = new LambdaClient(config);
  logs = new CloudWatchLogsClient(config);
}, 120_000);

afterAll(() => {
  started.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

async function zipped(code: string): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(code), "index.js");
  zip.end();
  return buffer(zip.outputStream);
}

async function deploy(name: string, code: string, Timeout = 10): Promise<void> {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: "arn:aws:iam::000000000000:role/any",
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Timeout,
      Code: { ZipFile: await zipped(code) },
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20, minDelay: 1 }, { FunctionName: name });
}

async function invoke(name: string, event: object = {}) {
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event) }),
  );
  return { error: FunctionError, answer: JSON.parse(Buffer.from(Payload ?? []).toString()) };
}

async function logged(name: string): Promise<string> {
  const { events = [] } = await logs
    .send(new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name}` }))
    .catch(() => ({ events: [] }));
  return events.map(({ message }) => message).join("");
}

test("an answer is passed on as it is, also a large one, and the process serves the next one too", async () => {
  await deploy("echo", "let calls = 0; exports.handler = async (event) => ({ ...event, calls: ++calls });");
  const event = { text: `line\n\u2028„${"x".repeat(2_000_000)}”` };
  expect(await invoke("echo", event)).toEqual({ error: undefined, answer: { ...event, calls: 1 } });
  expect((await invoke("echo")).answer).toEqual({ calls: 2 });
});

test("one that answers nothing answers null", async () => {
  await deploy("nothing", "exports.handler = async () => {};");
  expect(await invoke("nothing")).toEqual({ error: undefined, answer: null });
});

test("who was asked before new code comes still answers", async () => {
  await deploy("replaced", "exports.handler = () => new Promise((r) => setTimeout(r, 3000, 'old'));");
  const asked = invoke("replaced");
  await delay(1000);
  const ZipFile = await zipped("exports.handler = async () => 'new';");
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: "replaced", ZipFile }));
  await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 20, minDelay: 1 }, { FunctionName: "replaced" });
  expect((await invoke("replaced")).answer).toBe("new");
  expect(await asked).toEqual({ error: undefined, answer: "old" });
});

test("invocations at once have a process each", async () => {
  await deploy("pid", "exports.handler = () => new Promise((r) => setTimeout(r, 1000, process.pid));");
  const pids = await Promise.all([invoke("pid"), invoke("pid"), invoke("pid")]);
  expect(new Set(pids.map(({ answer }) => answer)).size).toBe(3);
});

test("what a handler throws is told with its name", async () => {
  await deploy("throws", "exports.handler = async () => { throw new RangeError('Too far'); };");
  const { error, answer } = await invoke("throws");
  expect([error, answer]).toMatchObject(["Unhandled", { errorType: "RangeError", errorMessage: "Too far" }]);
  expect(answer.trace[0]).toBe("RangeError: Too far");
});

test("one that takes too long is killed, and the next invocation has a fresh process", async () => {
  const code = `let calls = 0;
    exports.handler = async ({ hang }) => { while (hang); return { calls: ++calls, pid: process.pid }; };`;
  await deploy("slow", code, 1);
  const { answer: before } = await invoke("slow");
  const asked = performance.now();
  const { error, answer } = await invoke("slow", { hang: true });
  expect(performance.now() - asked).toBeLessThan(5000);
  expect([error, answer.errorMessage]).toEqual([
    "Unhandled",
    expect.stringMatching(/Task timed out after 1\.00 seconds$/),
  ]);
  expect(isAlive(before.pid)).toBe(false);
  expect((await invoke("slow")).answer).toMatchObject({ calls: 1 });
  await expect.poll(() => logged("slow")).toMatch(/Z [\w-]{36} Task timed out after 1\.00 seconds\n/);
});

test.each([
  ["ends itself", "process.exit(3)", "exit status 3"],
  ["is killed", "process.kill(process.pid, 'SIGKILL')", "signal: killed"],
  ["throws where nobody catches", "setTimeout(() => { throw new Error('late'); })", "exit status 1"],
])("a process that %s in the middle is told of at once, and replaced", async (_, death, how) => {
  const name = `dies-${how.replaceAll(/\W+/g, "-")}`;
  await deploy(
    name,
    `exports.handler = ({ die }) => { if (!die) return "well"; ${death}; return new Promise(() => {}); };`,
  );
  const asked = performance.now();
  const { error, answer } = await invoke(name, { die: true });
  expect(performance.now() - asked).toBeLessThan(5000);
  expect([error, answer.errorType, answer.errorMessage]).toEqual([
    "Unhandled",
    "Runtime.ExitError",
    expect.stringContaining(`Runtime exited with error: ${how}`),
  ]);
  expect((await invoke(name)).answer).toBe("well");
});

test("a process that died while it had nothing to do is replaced unnoticed", async () => {
  await deploy("idle", "exports.handler = async () => process.pid;");
  const { answer: pid } = await invoke("idle");
  process.kill(pid, "SIGKILL");
  await delay(200);
  const { error, answer } = await invoke("idle");
  expect([error, answer === pid]).toEqual([undefined, false]);
});

test("what it printed before it died is told by the next one", async () => {
  const code =
    "exports.handler = async ({ dies }) => { if (dies) setTimeout(() => { throw new Error('late'); }, 100); };";
  await deploy("late", code);
  await invoke("late", { dies: true });
  await delay(500);
  expect(await invoke("late")).toEqual({ error: undefined, answer: null });
  await expect.poll(() => logged("late")).toContain("Error: late");
});

test("code that can't be loaded is an error of each invocation until it is mended", async () => {
  await deploy("broken", "console.log('loading'); throw new TypeError('Not today');");
  for (const _ of [1, 2]) {
    expect(await invoke("broken")).toMatchObject({
      error: "Unhandled",
      answer: { errorType: "TypeError", errorMessage: "Not today" },
    });
  }
  await expect.poll(() => logged("broken")).toMatch(/loading\n(.*\n)*TypeError: Not today/);
  const mended = { FunctionName: "broken", ZipFile: await zipped("exports.handler = async () => 'mended';") };
  await lambda.send(new UpdateFunctionCodeCommand(mended));
  await expect.poll(async () => (await invoke("broken")).answer).toBe("mended");
});

test("what a function prints is in its log, between the lines that begin and end an invocation", async () => {
  await deploy("prints", "exports.handler = async () => { console.log('hello'); console.error('world'); };");
  await invoke("prints");
  const report =
    /^START RequestId: (\S+) Version: \$LATEST\nhello\nworld\nEND RequestId: \1\nREPORT RequestId: \1\tDuration: \S+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: [1-9]\d MB\tInit Duration: \S+ ms\t\n$/;
  await expect.poll(() => logged("prints")).toMatch(report);
});

test("a function has its own settings and nothing of who started the engine", async () => {
  await deploy("environment", "exports.handler = async () => process.env;");
  const { answer } = await invoke("environment");
  expect(answer).toMatchObject({ AWS_LAMBDA_FUNCTION_NAME: "environment", AWS_REGION: region });
  for (const name of ["HOME", "PYTHONPATH", "VITEST", "GATEWAY_LISTEN"]) expect(answer).not.toHaveProperty(name);
});

// The last one: it ends what the others use.
test("nothing is left when the one who started it is killed, busy or not", async () => {
  await deploy("busy", "exports.handler = async () => { for (;;); };", 60);
  const { answer: idle } = await invoke("pid");
  await new DynamoDBClient(config).send(new ListTablesCommand({}));
  invoke("busy").catch(() => {});
  await expect.poll(() => below().filter((command) => command.includes("worker.mjs")).length).toBeGreaterThan(1);
  expect(below().some((command) => command.startsWith("java"))).toBe(true);
  expect(isAlive(idle)).toBe(true);
  started.kill("SIGKILL");
  await once(started, "exit");
  await expect.poll(below, { timeout: 10_000 }).toEqual([]);
  expect(existsSync(join(directory, "localstack"))).toBe(false);
});

/** What runs for the LocalStack under test, by what the environment of its processes says. */
function below(): string[] {
  const text = execFileSync("ps", ["axeww", "-o", "command="], { encoding: "utf8", maxBuffer: 1 << 28 });
  return text.split("\n").flatMap((line) => (line.includes(` TMPDIR=${directory}`) ? [line.slice(0, 120)] : []));
}
