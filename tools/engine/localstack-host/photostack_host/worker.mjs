// The runtime of one function: loads its handler and answers one invocation after the other.
import { createRequire } from "node:module";
import { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";

const { env } = process;
const channel = new Socket({ fd: Number(process.argv[2]) });
// Whoever started this process is gone.
channel.on("close", () => process.exit());
channel.on("error", () => process.exit());

const say = (message) => new Promise((resolve) => channel.write(`${JSON.stringify(message)}\n`, resolve));

const failureOf = (error) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? "").split("\n") }
    : { errorType: "Error", errorMessage: String(error), trace: [] };

function load() {
  const [file, name] = env._HANDLER.split(/\.(?=[^.]+$)/);
  const handler = createRequire(join(env.LAMBDA_TASK_ROOT, "/"))(`./${file}`)[name];
  if (typeof handler === "function") return handler;
  throw Object.assign(new Error(`${env._HANDLER} is undefined or not exported`), { name: "Runtime.HandlerNotFound" });
}

function contextOf(invocation) {
  const deadline = Date.now() + invocation.timeout * 1000;
  return {
    awsRequestId: invocation["invoke-id"],
    callbackWaitsForEmptyEventLoop: true,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: invocation["invoked-function-arn"],
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

async function answer(handler, invocation) {
  env._X_AMZN_TRACE_ID = invocation["trace-id"];
  try {
    const result = await handler(JSON.parse(invocation.payload), contextOf(invocation));
    return { response: JSON.stringify(result) ?? "null" };
  } catch (error) {
    console.error(error);
    return { failure: failureOf(error) };
  }
}

let handler;
try {
  handler = load();
} catch (error) {
  console.error(error);
  await say({ failure: failureOf(error) });
  process.exit(1);
}
await say({ ready: true });
// Not what the system calls the most this process had: it begins with what LocalStack had, whose copy it was.
let mostBytes = 0;
for await (const line of createInterface({ input: channel })) {
  const outcome = await answer(handler, JSON.parse(line));
  mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
  await say({ ...outcome, megabytes: Math.ceil(mostBytes / 2 ** 20) });
}
