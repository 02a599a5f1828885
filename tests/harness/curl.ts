import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** One request of a script, under the comment above it. */
interface Step {
  readonly title: string;
  readonly line: string;
}

/** The requests of a shell script that makes them with curl. */
export function curlSteps(file: URL): Step[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) =>
    line.startsWith("curl ") ? [{ title: (lines[index - 1] ?? "").replace(/^# /, ""), line }] : [],
  );
}

/** Splits a line as a shell does that knows variables and double quotes. */
function words(line: string, variables: Readonly<Record<string, string>>): string[] {
  const known = line.replace(/\$(\w+)/g, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`The script's variable ${name} is not set`);
    return value;
  });
  return [...known.matchAll(/"((?:\\.|[^"])*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('\\"', '"') ?? bare ?? "",
  );
}

/** Sends what a line would have curl send, as the same client every time. */
export async function runCurl(
  { line }: Step,
  variables: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const [, ...args] = words(line, variables);
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      silent: { type: "boolean", short: "s" },
      request: { ...text, short: "X" },
      header: { ...text, short: "H", multiple: true },
      data: { ...text, short: "d" },
    },
  });
  const headers = (values.header ?? []).map((header) => header.split(/:\s*/, 2) as [string, string]);
  const answer = await fetch(positionals[0] ?? "", {
    method: values.request ?? "GET",
    headers: [...headers, ...Object.entries(more)],
    ...(values.data === undefined ? {} : { body: values.data }),
  });
  const content = await answer.text();
  return { status: answer.status, body: content ? JSON.parse(content) : null };
}
