import { readArguments } from "./arguments.ts";
import { reachableCloud } from "./cloud.ts";
import { runCommand } from "./lifetime.ts";
import { readMailbox } from "./mailbox/mailbox.ts";
import { inWords } from "./mailbox/words.ts";
import { Failure } from "./steps.ts";

const SHOWN = 10;

const usage = {
  command: "mail",
  about: "Shows the newest mails, which an engine keeps instead of sending them.",
  options: { to: { value: "ADDRESS", about: "only those to one address" }, json: { about: "for programs" } },
} as const;

await runCommand(async ({ steps }) => {
  const values = readArguments(usage).options;
  const { endpoint: engineUrl } = await reachableCloud();
  if (!engineUrl) throw new Failure("On AWS mails go to people's own mailboxes; an engine keeps them to be looked at.");
  const mails = (await readMailbox(engineUrl, values.to)).slice(0, SHOWN);
  if (values.json) steps.say(JSON.stringify(mails, null, 2));
  else if (mails.length === 0) steps.say(values.to ? `No mail to ${values.to} yet.` : "No mail yet.");
  // The newest last: that is where one looks in a terminal.
  else for (const mail of mails.toReversed()) steps.say(inWords(mail));
  return 0;
});
