import { parseArgs } from "node:util";
import { clientSettings } from "./cloud.ts";
import { probe } from "./engine/probe.ts";
import { runCommand } from "./lifetime.ts";
import { readMailbox } from "./mailbox/mailbox.ts";
import { inWords } from "./mailbox/words.ts";
import { Failure } from "./steps.ts";

const SHOWN = 10;

/** `npm run mail [-- --to address] [--json]`: the newest mails that the engine has taken instead of sending them. */
await runCommand(async ({ steps }) => {
  const values = wanted();
  const { endpoint } = clientSettings();
  if (!endpoint)
    throw new Failure("On AWS mails go to people's own mailboxes: unset PHOTOSTACK_TARGET to read an engine's.");
  const engineUrl = endpoint.replace(/\/+$/, "").replace("//localhost", "//127.0.0.1");
  if (!(await probe(engineUrl))) throw new Failure(`Nothing answers at ${endpoint}: start Photostack with npm start.`);
  const mails = (await readMailbox(engineUrl, values.to)).slice(0, SHOWN);
  if (values.json) steps.say(JSON.stringify(mails, null, 2));
  else if (mails.length === 0) steps.say(values.to ? `No mail to ${values.to} yet.` : "No mail yet.");
  // The newest last: that is where one looks in a terminal.
  else for (const mail of mails.toReversed()) steps.say(inWords(mail));
  return 0;
});

function wanted() {
  try {
    return parseArgs({ options: { to: { type: "string" }, json: { type: "boolean" } } }).values;
  } catch {
    throw new Failure("Usage: npm run mail [-- --to ana@example.com] [--json]");
  }
}
