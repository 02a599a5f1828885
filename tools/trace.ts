import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { readArguments } from "./arguments.ts";
import { clientSettings } from "./cloud.ts";
import { runCommand } from "./lifetime.ts";
import { Failure } from "./steps.ts";
import { isTraceId, readStory, tell } from "./trace/story.ts";

const usage = {
  command: "trace",
  about: "Tells what a request, and all that followed from it, did.",
  words: "ID",
  notes: ["ID is the X-Request-Id of an answer: 32 hexadecimal digits."],
} as const;

await runCommand(async ({ steps }) => {
  const [traceId = ""] = readArguments(usage, { least: 1 }).words;
  if (!isTraceId(traceId)) throw new Failure(`"${traceId}" is no trace: take the X-Request-Id of an answer.`);
  const chapters = await readStory(new CloudWatchLogsClient(clientSettings()), traceId);
  if (chapters.length === 0)
    steps.say(`Nothing was logged with the trace ${traceId}: is it of this engine, and not too old?`);
  for (const line of tell(chapters)) steps.say(line);
  return chapters.length === 0 ? 1 : 0;
});
