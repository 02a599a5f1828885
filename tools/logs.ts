import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { readArguments, wholeNumber } from "./arguments.ts";
import { reachableCloud } from "./cloud.ts";
import { runCommand } from "./lifetime.ts";
import { type Entry, followEntries, readEntries } from "./logs/lines.ts";
import { inWords, Streams } from "./logs/words.ts";

const EVERY_MS = 500;

const usage = {
  command: "logs",
  about: "Shows what functions log, or one of them.",
  words: "[FUNCTION]",
  options: {
    follow: { about: "goes on until Ctrl-C" },
    minutes: { value: "MINUTES", about: "how far to look back; 5 when left out" },
    json: { about: "every line as it was written" },
  },
  notes: ["FUNCTION is the name of its file, as in create-post or write-feed."],
} as const;

await runCommand(
  async ({ steps, lifetime }) => {
    const { words, options } = readArguments(usage, { most: 1 });
    const [wanted] = words;
    const since = Date.now() - wholeNumber("minutes", options.minutes ?? "5", 1, 24 * 60) * 60_000;
    const client = new CloudWatchLogsClient((await reachableCloud()).settings);
    const streams = new Streams();
    const tell = (entry: Entry) => {
      const name = streams.functionOf(entry);
      if (wanted && name !== wanted) return;
      for (const line of options.json ? [entry.text] : inWords(entry, name)) steps.say(line);
    };
    const entries = await readEntries(client, { since });
    for (const entry of entries) streams.functionOf(entry);
    for (const entry of entries) tell(entry);
    if (!options.follow) {
      if (wanted && !entries.some((entry) => streams.functionOf(entry) === wanted))
        steps.say(`${wanted} has logged nothing in that time.`);
      return 0;
    }
    const last = Math.max(since, ...entries.map(({ at }) => at + 1));
    const { signal } = lifetime;
    for await (const entry of followEntries(client, { since: last, everyMs: EVERY_MS, signal })) tell(entry);
    return 0;
  },
  () => 0,
);
