import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { Failure } from "../steps.ts";

/**
 * A password from PHOTOSTACK_PASSWORD, typed twice without being shown, or
 * piped in; never an argument, which every process of the machine can read.
 */
export async function askPassword(
  env: NodeJS.ProcessEnv = process.env,
  input: NodeJS.ReadStream = process.stdin,
): Promise<string> {
  if (env.PHOTOSTACK_PASSWORD) return env.PHOTOSTACK_PASSWORD;
  if (!input.isTTY) return (await text(input)).replace(/\r?\n$/, "") || missing();
  const password = await hidden(input, "Password: ");
  if ((await hidden(input, "The same again: ")) !== password) throw new Failure("These are two passwords. Try again.");
  return password || missing();
}

function missing(): never {
  throw new Failure("There is no password: type one, pipe it in, or set PHOTOSTACK_PASSWORD.");
}

/** Asks without showing what is typed. */
async function hidden(input: NodeJS.ReadStream, question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  // From here on the terminal shows nothing by itself: only then is it asked.
  const terminal = createInterface({ input, output: silent, terminal: true });
  process.stdout.write(question);
  const aborted = new AbortController();
  terminal.once("SIGINT", () => aborted.abort());
  try {
    return await terminal.question("", { signal: aborted.signal });
  } finally {
    terminal.close();
    process.stdout.write("\n");
  }
}
