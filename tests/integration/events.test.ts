import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { resourceName } from "../../infra/workers.ts";
import { problemsOf, type RouteContract } from "../../shared/contract.ts";
import { problems } from "../../shared/problems.ts";
import { routes } from "../../shared/routes.ts";
import { type CliAnswer, invokeByCli } from "../../tools/aws-cli/aws-cli.ts";
import { allEvents, eventFile } from "../../tools/events/all-events.ts";
import { known } from "../../tools/events/known.ts";
import { routeEvent } from "../../tools/events/route-events.ts";
import { member } from "../harness/invoke.ts";
import { publishedPost, readyUpload } from "../harness/posts.ts";
import { stack } from "../harness/stack.ts";

const table: readonly RouteContract[] = routes;
const folder = mkdtempSync(join(tmpdir(), "photostack-events-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly statusCode?: number;
  readonly body?: string;
  readonly batchItemFailures?: readonly unknown[];
}

/** What a function answered. Fails when the CLI or the function did. */
function answerOf(name: string, { code, printed, answer }: CliAnswer): Answer {
  expect([name, code, printed]).toEqual([name, 0, expect.stringContaining('"StatusCode": 200')]);
  expect([name, printed, answer]).toEqual([name, expect.not.stringContaining("FunctionError"), answer]);
  return JSON.parse(answer) ?? {};
}

const codeOf = ({ body }: Answer): string | undefined => (body ? JSON.parse(body).code : undefined);

test("every function takes its ready event through the AWS CLI", { timeout: 240_000 }, async () => {
  const names = [...(await allEvents()).keys()].filter((name) => stack.hasRealtime || !isSocket(name));
  const calls = names.map((name) => ({ function: resourceName(name), event: eventFile(name) }));
  const answers = await invokeByCli(calls, stack.engine);
  expect(answers).toHaveLength(names.length);
  for (const [index, name] of names.entries()) {
    const answer = answerOf(name, answers[index] as CliAnswer);
    const route = table.find((each) => `${each.feature}/${each.name}` === name);
    if (route?.caller === "session") expect([name, codeOf(answer)]).toEqual([name, "not_signed_in"]);
    else if (route) expectContract(route, answer);
    else expect([name, answer.batchItemFailures ?? []]).toEqual([name, []]);
  }
});

test("and with a token and ids of what is there, every route of a session answers what its contract says", {
  timeout: 240_000,
}, async () => {
  const own = table.filter(({ caller, role }) => caller === "session" && role === undefined);
  const calls = await Promise.all(
    own.map(async (route) => {
      const [ana, ben] = [await member("ana"), await member("ben")];
      const post = await publishedPost(ana);
      const upload_id = await readyUpload(ana, route.path.includes("avatar") ? "avatar" : "post");
      const id = route.path.startsWith("/posts") ? post.id : upload_id;
      const values = { ...known, id, upload_id, upload_ids: [upload_id], username: ben.username };
      const event = routeEvent(route, values);
      const file = join(folder, `${route.name}.json`);
      const headers = { ...event.headers, Authorization: `Bearer ${ana.token}` };
      writeFileSync(file, JSON.stringify({ ...event, headers }));
      return { function: resourceName(`${route.feature}/${route.name}`), event: file };
    }),
  );
  const answers = await invokeByCli(calls, stack.engine);
  const outcomes = own.map((route, index) => {
    const answer = answerOf(route.name, answers[index] as CliAnswer);
    expectContract(route, answer);
    expect([route.name, codeOf(answer)]).not.toEqual([route.name, "not_signed_in"]);
    return answer.statusCode ?? 0;
  });
  expect(outcomes.filter((status) => status < 300).length).toBeGreaterThan(own.length / 2);
});

function expectContract(route: RouteContract, { statusCode = 0, ...answer }: Answer): void {
  const codes = problemsOf(route).filter((code) => code !== "internal_error" && code !== "rate_limited");
  const known = statusCode in route.responses || codes.some((code) => code === codeOf(answer));
  expect([route.name, statusCode, codeOf(answer), known]).toEqual([route.name, statusCode, codeOf(answer), true]);
  const problem = problems[codeOf(answer) as keyof typeof problems];
  if (statusCode >= 400) expect(problem?.status).toBe(statusCode);
}

const isSocket = (name: string) => /^realtime\/(connect|disconnect|receive)$/.test(name);
