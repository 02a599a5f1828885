import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { readArguments } from "./arguments.ts";
import { engineAddress } from "./cloud.ts";
import { hasDocker, removeLocalstack, stopLocalstack } from "./engine/localstack.ts";
import { probe } from "./engine/probe.ts";
import { runCommand } from "./lifetime.ts";
import { keptDirectory } from "./project.ts";
import { findRunning, stopRunning } from "./running.ts";
import { Failure } from "./steps.ts";

const usage = {
  command: "reset",
  about: "Ends what runs in this folder and deletes its accounts, posts and pictures.",
  options: { yes: { about: "does not ask whether that is meant" } },
} as const;

await runCommand(async ({ steps }) => {
  const { yes } = readArguments(usage).options;
  const address = engineAddress();
  if (!address) throw new Failure("On AWS nothing is deleted by a command: docs/deploy-to-aws.md says how it is done.");
  if (!yes && !(await isMeant())) {
    steps.say("Nothing was deleted.");
    return 1;
  }
  const running = findRunning();
  if (running) await steps.run(`Stopping Photostack at ${running.origin}`, () => stopRunning(running));
  else await stopLocalstack();
  if (await probe(address))
    throw new Failure(`The engine at ${address} was not started by Photostack: end it, or empty it, by its own means.`);
  await steps.run("Deleting all data", async () => {
    for (const folder of ["engine", "localstack", "deployments"])
      rmSync(join(keptDirectory, folder), { recursive: true, force: true });
    if (await hasDocker()) await removeLocalstack();
  });
  steps.say("The next npm start begins with an empty table and the demo data.");
  return 0;
});

/** @throws Failure where nobody can be asked */
async function isMeant(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Failure("Nobody can be asked here: npm run reset -- --yes deletes all data.");
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question("Delete all accounts, posts and pictures of this folder? [y/N] ");
  asking.close();
  return /^y(es)?$/i.test(answer.trim());
}
