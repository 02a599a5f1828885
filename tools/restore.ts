import { KMSClient } from "@aws-sdk/client-kms";
import { readArguments } from "./arguments.ts";
import { ArchiveReader } from "./backups/archive-reader.ts";
import type { Progress } from "./backups/back-up.ts";
import { deployedPlace } from "./backups/place.ts";
import { admitTarget, canOpenSecrets, type Losses, restore, verify } from "./backups/restore.ts";
import { inWords } from "./backups/words.ts";
import { clientSettings } from "./cloud.ts";
import { runCommand } from "./lifetime.ts";
import { Failure, type Steps } from "./steps.ts";

const usage = {
  command: "restore",
  about: "Brings a backup back into an empty stack.",
  words: "FILE",
  options: { "without-secrets": { about: "leaves out what only the stack it is of can decrypt" } },
} as const;

await runCommand(async (command) => {
  const { steps, lifetime } = command;
  const { words, options } = readArguments(usage, { least: 1 });
  const [file = ""] = words;
  const withoutSecrets = options["without-secrets"] ?? false;
  const archive = await ArchiveReader.open(file);
  lifetime.onEnd(() => archive.close());
  const to = await deployedPlace(command);
  if ((await admitTarget(to, archive)) === "interrupted") steps.say("Going on with the restore that was interrupted.");
  await steps.run(`Checking ${file}`, (step) =>
    verify(archive, (progress) => step.title(`Checked ${file}: ${inWords(progress)}`)),
  );
  if (!withoutSecrets && !(await canOpenSecrets(new KMSClient(clientSettings()), archive)))
    throw new Failure(
      "The keys of this stack can't open the backup's secrets, as it is of another stack: restore into that one, or run this again with --without-secrets, which leaves out signing keys, authenticator apps and tokens of backends.",
    );
  const losses = await steps
    .run("Restoring", (step) => {
      const onProgress = (progress: Progress) => step.title(`Restored ${inWords(progress)}`);
      return restore(archive, to, { withoutSecrets, onProgress, signal: lifetime.signal });
    })
    .catch((error: Error) => {
      steps.say("The restore is not complete: run the same command again, and it goes on.");
      throw error;
    });
  tellLosses(losses, steps);
  steps.say("\nRestored. npm run recount tells whether anything was on its way to a counter when the backup was made.");
  return 0;
});

function tellLosses({ apps, backends }: Losses, steps: Steps): void {
  for (const user of apps) steps.say(`  ${user} signs in without the authenticator app until it is set up again`);
  for (const user of backends) steps.say(`  ${user} has to enter the backend's address and token again`);
}
