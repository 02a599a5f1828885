import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { backUp, type Progress } from "./backups/back-up.ts";
import { deployedPlace } from "./backups/place.ts";
import { inWords } from "./backups/words.ts";
import { runCommand } from "./lifetime.ts";
import { Failure } from "./steps.ts";

/** `npm run backup [-- file]`: table and pictures in one file with checksums, of the engine or of AWS. */
await runCommand(async (command) => {
  const { steps, lifetime } = command;
  const file = wanted();
  if (existsSync(file)) throw new Failure(`There is a file ${file} already: name another one.`);
  const place = await deployedPlace(command);
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

function wanted(): string {
  try {
    const { positionals } = parseArgs({ allowPositionals: true });
    if (positionals.length > 1) throw new Error();
    return positionals[0] ?? `photostack-${new Date().toISOString().slice(0, 19).replace(/[:T]/g, "-")}.zip`;
  } catch {
    throw new Failure("Usage: npm run backup [-- photostack.zip]");
  }
}
