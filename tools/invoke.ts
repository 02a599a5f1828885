import { readFileSync, writeFileSync } from "node:fs";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { resourceName } from "../infra/workers.ts";
import type { RouteContract } from "../shared/contract.ts";
import { routes } from "../shared/routes.ts";
import { askPassword } from "./admin/password.ts";
import { readArguments } from "./arguments.ts";
import { appOrigin, notDeployed, reachableCloud } from "./cloud.ts";
import { demoPassword, people } from "./demo/people.ts";
import { allEvents, asText } from "./events/all-events.ts";
import { preparedEvent } from "./events/prepare.ts";
import type { Event } from "./events/route-events.ts";
import { runCommand } from "./lifetime.ts";
import { Failure } from "./steps.ts";

const usage = {
  command: "invoke",
  about: "Calls one function with its ready event, or shows which functions there are.",
  words: "[FUNCTION]",
  options: {
    as: { value: "USERNAME", about: `who calls a route that asks for a session; ${people[0].username} when left out` },
    event: { value: "FILE", about: "calls with the event in this file, as it is" },
    save: { value: "FILE", about: "writes the event there instead of calling, for the AWS CLI" },
  },
  notes: [
    "FUNCTION is the name of its file, as in create-post, or with its folder, posts/create-post.",
    "The session's token and ids of things that are there are put into the event. One session is kept for all calls.",
    "",
    "  npm run invoke -- create-post --save event.json",
    "  aws lambda invoke --function-name photostack-posts-create-post --payload file://event.json answer.json",
  ],
} as const;

await runCommand(async ({ steps }) => {
  const { words, options } = readArguments(usage, { most: 1 });
  const events = await allEvents();
  const [wanted] = words;
  if (!wanted) {
    for (const name of events.keys()) steps.say(name);
    return 0;
  }
  const name = nameOf(wanted, [...events.keys()]);
  const event = options.event ? read(options.event) : await ready(name, events, options.as);
  if (options.save) {
    writeFileSync(options.save, asText(event));
    steps.say(`aws lambda invoke --function-name ${resourceName(name)} --payload file://${options.save} answer.json`);
    return 0;
  }
  const client = new LambdaClient((await reachableCloud()).settings);
  const { Payload, FunctionError } = await client
    .send(new InvokeCommand({ FunctionName: resourceName(name), Payload: JSON.stringify(event) }))
    .catch(notDeployed);
  const answer = JSON.parse(Buffer.from(Payload ?? []).toString() || "null");
  steps.say(JSON.stringify(readable(answer), null, 2));
  return FunctionError ? 1 : 0;
});

function nameOf(wanted: string, names: readonly string[]): string {
  const found = names.filter((name) => name === wanted || name.endsWith(`/${wanted}`));
  const [name] = found;
  if (name && found.length === 1) return name;
  if (name) throw new Failure(`There are ${found.join(" and ")}: name the one with its folder.`);
  const near = names.filter((other) => other.includes(wanted));
  const hint = near.length > 0 ? `there are ${near.join(", ")}` : "npm run invoke shows all";
  throw new Failure(`There is no function ${wanted}: ${hint}.`);
}

/** As it is committed, or for a session's route as somebody who is signed in. */
async function ready(name: string, events: ReadonlyMap<string, Event>, as?: string): Promise<Event> {
  const table: readonly RouteContract[] = routes;
  const route = table.find((each) => `${each.feature}/${each.name}` === name);
  if (!route || route.caller === "anyone") return events.get(name) ?? {};
  const username = as ?? people[0].username;
  const isDemo = people.some((person) => person.username === username);
  const password = async () => (isDemo ? demoPassword : askPassword());
  // Beside the answer, which another program may read.
  const onWait = (seconds: number) => console.error(`Too many requests: waiting ${seconds} s.`);
  return preparedEvent(route, { origin: appOrigin(), username, password, onWait });
}

function read(file: string): Event {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Event;
  } catch (error) {
    throw new Failure(`${file} is no event: ${(error as Error).message}`);
  }
}

/** A body that is JSON in a text is shown as what it is. */
function readable(answer: unknown): unknown {
  const { body } = (answer ?? {}) as { readonly body?: unknown };
  if (typeof body !== "string" || body === "") return answer;
  try {
    return { ...(answer as object), body: JSON.parse(body) };
  } catch {
    return answer;
  }
}
