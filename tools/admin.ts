import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { Outcome } from "../functions/administration/run-command.ts";
import type { Rotation } from "../functions/auth/signing-keys.ts";
import { resourceName } from "../infra/workers.ts";
import { adminTask } from "./admin/commands.ts";
import { askPassword } from "./admin/password.ts";
import { verifyAudit } from "./admin/verify-audit.ts";
import { clientSettings } from "./cloud.ts";
import { type Command, runCommand } from "./lifetime.ts";
import { Failure } from "./steps.ts";

const TABLE = "photostack";

/** `npm run admin -- COMMAND`: what the people who run Photostack do, on the engine or on AWS. */
await runCommand(async (command) => {
  const wanted = adminTask();
  switch (wanted.task) {
    case "command":
      return change(command, wanted.event, wanted.asksPassword);
    case "rotate-keys":
      return rotateKeys(command, wanted.atOnce);
    case "verify-audit":
      return verify(command, wanted.day);
  }
});

async function change({ steps }: Command, event: Readonly<Record<string, string>>, asksPassword: boolean) {
  const password = asksPassword ? { password: await askPassword() } : {};
  const outcome = await call<Outcome>("administration/run-command", { ...event, ...password });
  if ("problem" in outcome) throw new Failure(outcome.problem);
  steps.say(`${event.command}: ${outcome.username} (${outcome.id})`);
  return 0;
}

async function rotateKeys({ steps }: Command, atOnce: boolean) {
  const { kid, signs_from, previous } = await call<Rotation>("auth/rotate-keys", { at_once: atOnce });
  steps.say(`The new key ${kid} is published, and signs from ${signs_from} on.`);
  if (atOnce) steps.say("Tokens of the one before die within ten minutes; apps refresh theirs by themselves.");
  if (previous) steps.say(`Until then ${previous} does; its public key stays until its last token has ended.`);
  return 0;
}

async function verify({ steps }: Command, day: string | undefined) {
  const client = new DynamoDBClient(clientSettings());
  const { days, entries, waiting, faults } = await steps.run("Verifying the audit log", (step) =>
    verifyAudit(client, TABLE, { day, progress: (looked) => step.title(`Verifying the audit log: ${looked} entries`) }),
  );
  for (const { where, what } of faults) steps.say(`${where} ${what}`);
  steps.say(`${entries} entries in the chains of ${days} days, ${waiting} not chained yet, ${faults.length} faults.`);
  return faults.length > 0 ? 1 : 0;
}

/** Calls a function and answers what it answers. */
async function call<Answer>(name: string, event: object): Promise<Answer> {
  const client = new LambdaClient(clientSettings());
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName: resourceName(name), Payload: JSON.stringify(event) }),
  );
  if (FunctionError || !Payload) throw new Failure(`The function ${name} failed: see its log, and try again.`);
  return JSON.parse(Buffer.from(Payload).toString()) as Answer;
}
