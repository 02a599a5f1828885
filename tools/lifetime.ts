import { Failure, Help, Steps } from "./steps.ts";

/** Everything a command has started, ended in reverse order, once, however the command ends. */
export class Lifetime {
  readonly #endings: (() => unknown)[] = [];
  readonly #controller = new AbortController();
  #ended: Promise<void> | undefined;

  /** Aborted as soon as the command begins to end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Remembers how to end something that has just been started. */
  onEnd(ending: () => unknown): void {
    if (this.#ended) this.#ended = this.#ended.then(async () => void (await ending()));
    else this.#endings.push(ending);
  }

  /** Ends everything; calling it again waits for the same end. */
  async end(): Promise<void> {
    this.#controller.abort();
    this.#ended ??= (async () => {
      for (const ending of this.#endings.toReversed()) await ending();
    })();
    await this.#ended;
  }
}

export interface Command {
  readonly steps: Steps;
  readonly lifetime: Lifetime;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * The frame of every command: runs it, ends what it has started when it is
 * done, has failed or is interrupted, and sets the exit code.
 * @param command answers its exit code; none is 0
 * @param exitCodeOf what an interruption counts as; a server is simply done
 */
export async function runCommand(
  command: (context: Command) => Promise<number | undefined>,
  exitCodeOf: (signal: keyof typeof SIGNALS) => number = (signal) => SIGNALS[signal],
): Promise<void> {
  const steps = new Steps();
  const lifetime = new Lifetime();
  const { promise: interrupted, resolve: interrupt } = Promise.withResolvers<number>();
  // Ctrl-C reaches this process both from the terminal and from the one that started it: the handlers stay.
  for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[])
    process.on(signal, () => interrupt(exitCodeOf(signal)));
  // What nobody caught must not leave an engine behind.
  const broken = new Promise<never>((_, reject) => process.on("uncaughtException", reject));
  let exitCode = 1;
  try {
    exitCode = (await Promise.race([command({ steps, lifetime }), interrupted, broken])) ?? 0;
  } catch (error) {
    if (error instanceof Help) exitCode = 0;
    steps.say(error instanceof Help ? error.message : `\n${inWords(error)}`);
  } finally {
    await lifetime.end();
  }
  process.exit(exitCode);
}

/** What somebody can put right is a sentence; what nobody expected, a stack. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Failure) return error.message;
  if (codeOf(error) === "ECONNREFUSED") return "Nothing answers there: start Photostack with npm start.";
  if (error.name === "CredentialsProviderError")
    return "AWS is asked for, but no credentials are found: set AWS_PROFILE, or sign in with aws sso login.";
  return error.stack ?? error.message;
}

const codeOf = (error: Error) =>
  (error as NodeJS.ErrnoException).code ?? (error.cause as NodeJS.ErrnoException | undefined)?.code;
