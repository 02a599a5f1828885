import { parseArgs } from "node:util";
import { Failure, Help } from "./steps.ts";

/** One `--option` of a command. */
export interface Option {
  /** What it does, in a few words. */
  readonly about: string;
  /** What stands behind it, as in `MINUTES`; an option without is on or off. */
  readonly value?: string;
}

/** What a command takes. */
export interface Usage {
  /** Its name behind `npm run`. */
  readonly command: string;
  readonly about: string;
  /** What it takes besides options, as in `[FUNCTION]`; nothing when left out. */
  readonly words?: string;
  readonly options?: Readonly<Record<string, Option>>;
  /** What else there is to say. */
  readonly notes?: readonly string[];
}

type Values<Options extends Readonly<Record<string, Option>>> = {
  readonly [Name in keyof Options]: (Options[Name] extends { readonly value: string } ? string : boolean) | undefined;
};

const engines = ["embedded", "localstack", "aws"] as const;
export type EngineName = (typeof engines)[number];

/** What every command takes. */
const common = {
  engine: { value: "NAME", about: "embedded, localstack or aws, instead of what answers or is there" },
  help: { about: "shows this" },
} as const satisfies Record<string, Option>;

interface Expected {
  /** Words besides options, at least and at most. */
  readonly least?: number;
  readonly most?: number;
  readonly args?: readonly string[];
}

/**
 * Reads what was typed behind a command.
 * @throws Help with the usage when that is asked for, Failure with it for anything the command doesn't know
 */
export function readArguments<const Options extends Readonly<Record<string, Option>> = Record<never, Option>>(
  usage: Usage & { readonly options?: Options },
  { least = 0, most, args = process.argv.slice(2) }: Expected = {},
): { readonly words: readonly string[]; readonly options: Values<Options> & { readonly engine?: EngineName } } {
  const known: Record<string, Option> = { ...usage.options, ...common };
  const { values, positionals } = parsed(usage, known, args);
  if (values.help) throw new Help(usageOf(usage));
  const highest = Math.max(least, most ?? 0);
  if (positionals.length < least || positionals.length > highest) {
    const few = positionals.length < least ? "Something is missing." : `"${positionals[highest]}" is too much.`;
    throw new Failure(`${few}\n\n${usageOf(usage)}`);
  }
  const engine = values.engine as EngineName | undefined;
  if (engine !== undefined && !engines.includes(engine))
    throw new Failure(`There is no engine "${engine}": choose ${engines.join(", ")}.`);
  if (engine) choose(engine);
  return { words: positionals, options: values as never };
}

function parsed(usage: Usage, known: Readonly<Record<string, Option>>, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { value }]) => [
      name,
      { type: value ? ("string" as const) : ("boolean" as const) },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [sentence = ""] = (error as Error).message.split(". To specify");
    throw new Failure(`${sentence.replace(/\.?$/, ".")}\n\n${usageOf(usage)}`);
  }
}

/** All that looks for an engine finds this one. */
function choose(engine: EngineName): void {
  if (engine === "aws") process.env.PHOTOSTACK_TARGET = "aws";
  else process.env.PHOTOSTACK_ENGINE = engine;
}

/** The usage as lines of text. */
export function usageOf({ command, about, words = "", options = {}, notes = [] }: Usage): string {
  const rows = Object.entries({ ...options, ...common } as Record<string, Option>).map(
    ([name, { value, about: says }]) => `  ${`--${name}${value ? ` ${value}` : ""}`.padEnd(20)} ${says}`,
  );
  const behind = [words, "[OPTIONS]"].filter(Boolean).join(" ");
  return [
    `npm run ${command} -- ${behind}`,
    `  ${about}`,
    "",
    ...rows,
    ...(notes.length > 0 ? ["", ...notes] : []),
  ].join("\n");
}

/** A number an option stands for. @throws Failure for anything else */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Failure(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}
