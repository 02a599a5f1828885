import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { clientSettings } from "./cloud.ts";
import { runCommand } from "./lifetime.ts";
import { isTraceId, readStory, tell } from "./trace/story.ts";

/** `npm run trace -- <id>`: what a request and everything that followed from it did, on the engine or on AWS. */
await runCommand(async ({ steps }) => {
  const [traceId = ""] = process.argv.slice(2);
  if (!isTraceId(traceId)) {
    steps.say("Usage: npm run trace -- <id>, with the X-Request-Id of an answer (32 hexadecimal digits).");
    return 1;
  }
  const chapters = await readStory(new CloudWatchLogsClient(clientSettings()), traceId);
  if (chapters.length === 0)
    steps.say(`Nothing was logged with the trace ${traceId}: is it of this engine, and not too old?`);
  for (const line of tell(chapters)) steps.say(line);
  return chapters.length === 0 ? 1 : 0;
});
