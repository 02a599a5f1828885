import { readArguments, usageOf } from "../arguments.ts";
import { Failure } from "../steps.ts";

/** What `npm run admin` is asked to do. */
export type AdminTask =
  | { readonly task: "command"; readonly event: Readonly<Record<string, string>>; readonly asksPassword: boolean }
  | { readonly task: "rotate-keys"; readonly atOnce: boolean }
  | { readonly task: "verify-audit"; readonly day: string | undefined };

interface Command {
  readonly usage: string;
  readonly about: string;
  readonly takes: number;
  readonly parse: (words: readonly string[], options: Options) => AdminTask;
}

interface Options {
  readonly role?: string | undefined;
  readonly name?: string | undefined;
  readonly day?: string | undefined;
  readonly "at-once"?: boolean | undefined;
}

const onUser = (command: string, asksPassword = false) => ({
  usage: `${command} USERNAME`,
  takes: 1,
  parse: ([username = ""]: readonly string[]): AdminTask => ({
    task: "command",
    event: { command, username },
    asksPassword,
  }),
});

const newAccount = (role?: string) => ({
  takes: 2,
  parse: ([username = "", email = ""]: readonly string[], options: Options): AdminTask => ({
    task: "command",
    event: {
      ...{ command: "create-user", username, email, role: role ?? options.role ?? "user" },
      ...(options.name ? { display_name: options.name } : {}),
    },
    asksPassword: true,
  }),
});

const commands: Readonly<Record<string, Command>> = {
  "create-admin": {
    ...newAccount("admin"),
    usage: "create-admin USERNAME EMAIL [--name NAME]",
    about: "makes an account that administers all others",
  },
  "create-user": {
    ...newAccount(),
    usage: "create-user USERNAME EMAIL [--name NAME] [--role user|moderator|admin]",
    about: "makes an account",
  },
  "reset-password": { ...onUser("reset-password", true), about: "gives somebody a new password and signs them out" },
  "set-role": {
    usage: "set-role USERNAME --role user|moderator|admin",
    about: "changes what somebody may do",
    takes: 1,
    parse: ([username = ""], { role = "" }) => ({
      task: "command",
      event: { command: "set-role", username, role },
      asksPassword: false,
    }),
  },
  "deactivate-user": { ...onUser("deactivate-user"), about: "signs somebody out and lets them in no more" },
  "reactivate-user": { ...onUser("reactivate-user"), about: "lets somebody in again, whatever kept them out" },
  "rotate-keys": {
    usage: "rotate-keys [--at-once]",
    about: "replaces the key that signs tokens; nobody is signed out, unless --at-once voids the old one's",
    takes: 0,
    parse: (_, { "at-once": atOnce = false }) => ({ task: "rotate-keys", atOnce }),
  },
  "verify-audit": {
    usage: "verify-audit [--day YYYY-MM-DD]",
    about: "checks that nobody has changed the audit log",
    takes: 0,
    parse: (_, { day }) => ({ task: "verify-audit", day }),
  },
};

const usage = {
  command: "admin",
  about: "Does what only the people who run Photostack may do.",
  words: "COMMAND",
  options: {
    name: { value: "NAME", about: "the name that is shown" },
    role: { value: "ROLE", about: "user, moderator or admin" },
    day: { value: "DAY", about: "one day of the audit log, as in 2026-11-24" },
    "at-once": { about: "voids the tokens of the key before" },
  },
  notes: [
    ...Object.values(commands).map(({ usage: line, about }) => `  ${line}\n      ${about}`),
    "",
    "A password is asked for, or taken from PHOTOSTACK_PASSWORD; never from an argument,",
    "which other people of this machine could see.",
  ],
} as const;

/** Reads what was typed. @throws Failure with the usage for anything else */
export function adminTask(args?: readonly string[]): AdminTask {
  const { words, options } = readArguments(usage, { least: 1, most: 3, ...(args ? { args } : {}) });
  const [name = "", ...rest] = words;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || rest.length !== command.takes || !isDay(options.day)) throw new Failure(usageOf(usage));
  return command.parse(rest, options);
}

const isDay = (day: string | undefined) => day === undefined || /^\d{4}-\d{2}-\d{2}$/.test(day);
