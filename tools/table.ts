import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readArguments, wholeNumber } from "./arguments.ts";
import { reachableCloud } from "./cloud.ts";
import { runCommand } from "./lifetime.ts";
import { Failure } from "./steps.ts";
import { hidden, idsFor, inWords, itemsOf } from "./table/items.ts";
import { findPatterns, type Pattern, readPatterns } from "./table/patterns.ts";

const usage = {
  command: "table",
  about: "Shows the items of an access pattern, or which patterns there are.",
  words: '["PATTERN" [OF]]',
  options: {
    limit: { value: "ITEMS", about: "of each kind, the newest first; 20 when left out" },
    json: { about: "for programs" },
  },
  notes: [
    "PATTERN is some words of its name in docs/access-patterns.md; OF is whose or which:",
    "a username, or what stands behind # in the key.",
    "",
    '  npm run table -- "own account" mara.lindqvist',
  ],
} as const;

await runCommand(async ({ steps }) => {
  const { words, options } = readArguments(usage, { most: 2 });
  const [name = "", of] = words;
  const found = findPatterns(readPatterns(), name);
  const [pattern] = found;
  if (!pattern) throw new Failure(`No access pattern has "${name}" in its name: npm run table shows all.`);
  if (found.length > 1) {
    for (const each of found) steps.say(`${each.name}\n    ${each.kinds.join(", ")}`);
    return name ? 1 : 0;
  }
  const limit = wholeNumber("limit", options.limit ?? "20", 1, 1000);
  const items = await read(pattern, of, limit);
  if (options.json) steps.say(JSON.stringify(hidden(items), null, 2));
  else for (const item of items) steps.say(inWords(item).join("\n"));
  if (items.length === 0)
    steps.say(`There are no items of ${pattern.kinds.join(", ")}${of ? ` for ${of}` : ": say whose or which"}.`);
  return items.length === 0 ? 1 : 0;
});

async function read({ kinds }: Pattern, of: string | undefined, limit: number) {
  const client = new DynamoDBClient((await reachableCloud()).settings);
  const ids = of === undefined ? [] : await idsFor(client, of);
  const partitions = kinds.flatMap((kind) => (of === undefined ? [kind] : ids.map((id) => `${kind}#${id}`)));
  return (await Promise.all(partitions.map((pk) => itemsOf(client, pk, limit)))).flat();
}
