import { existsSync } from "node:fs";
import { readArguments } from "./arguments.ts";
import { backUp, type Progress } from "./backups/back-up.ts";
import { deployedPlace } from "./backups/place.ts";
import { inWords } from "./backups/words.ts";
import { runCommand } from "./lifetime.ts";
import { Failure } from "./steps.ts";

const usage = {
  command: "backup",
  about: "Writes table and pictures into one file with checksums.",
  words: "[FILE]",
  options: {
    table: { value: "NAME", about: "a table that point-in-time recovery has made, instead of the stack's own" },
  },
} as const;

await runCommand(async (command) => {
  const { steps, lifetime } = command;
  const { words, options } = readArguments(usage, { most: 1 });
  const file = words[0] ?? `photostack-${new Date().toISOString().slice(0, 19).replace(/[:T]/g, "-")}.zip`;
  if (existsSync(file)) throw new Failure(`There is a file ${file} already: name another one.`);
  const place = await deployedPlace(command, options.table);
  await steps.run(`Backing up to ${file}`, async (step) => {
    const { signal } = lifetime;
    const onProgress = (progress: Progress) => step.title(`Backing up: ${inWords(progress)}`);
    const { items, parts, objects } = await backUp(place, { file, onProgress, signal });
    const bytes = [...parts, ...objects].reduce((sum, part) => sum + part.bytes, 0);
    step.title(`Backed up ${inWords({ items, objects: objects.length, bytes })}`);
  });
  steps.say(`\n${file} holds what people wrote and how they sign in: keep it where only you can read it.`);
  return 0;
});
