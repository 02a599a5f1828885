import { styleText } from "node:util";
import { readArguments } from "./arguments.ts";
import { checks } from "./doctor/checks.ts";
import { runCommand } from "./lifetime.ts";

const usage = {
  command: "doctor",
  about: "Checks what this machine has, and says how to mend what is missing.",
} as const;
const MARKS = { well: styleText("green", "✓"), optional: styleText("yellow", "·"), missing: styleText("red", "✗") };

await runCommand(async ({ steps }) => {
  readArguments(usage);
  const findings = await Promise.all(checks.map(async ({ name, look }) => ({ name, ...(await look()) })));
  for (const { name, state, says, mend } of findings) {
    steps.say(`${MARKS[state]} ${name.padEnd(14)} ${says}`);
    if (mend) steps.say(`${" ".repeat(17)}${mend}`);
  }
  const missing = findings.filter(({ state }) => state === "missing");
  steps.say(missing.length === 0 ? "\nnpm start has all it needs." : `\n${missing.length} to mend before npm start.`);
  return missing.length === 0 ? 0 : 1;
});
