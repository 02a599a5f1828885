import { stripVTControlCharacters, styleText } from "node:util";
import type { Figures, Times } from "./figures.ts";
import type { AlarmState, QueueState } from "./surroundings.ts";

/** Everything that the screen shows. */
export interface Status {
  readonly engine: string;
  readonly address: string;
  readonly minutes: number;
  readonly functions: number;
  /** Bytes, where that is known. */
  readonly memory: number | undefined;
  readonly figures: Figures;
  readonly queues: readonly QueueState[];
  readonly alarms: readonly AlarmState[];
}

type Style = Parameters<typeof styleText>[0];

const WIDTH = 80;
const LABEL = 14;
const ROUTES = 12;
const WORKERS = 6;
const SLOW_MS = 2000;
const DEAD = "-dlq";

/** The screen as lines of at most 80 characters. */
export function screen(status: Status, { colours = false } = {}): string[] {
  const paint = (style: Style, text: string) => (colours ? styleText(style, text, { validateStream: false }) : text);
  const heading = (text: string) => paint("bold", text);
  const row = (label: string, text: string) => `${heading(label.padEnd(LABEL))}${text}`;
  const { figures, queues, alarms } = status;
  const { requests, responses, table, tokens, activeSessions } = figures;
  const warnings = attention(status);
  const lines = [
    heading(`Photostack on ${status.engine}`) + paint("dim", `  ${status.address}`),
    paint("dim", aboutIt(status)),
    "",
    ...(warnings.length > 0 ? warnings.map((text) => paint("red", `! ${text}`)) : [paint("green", "Nothing to do.")]),
    "",
    row(
      "Requests",
      `${number(requests.count)}, ${requests.perMinute.toFixed(1)} a minute   ${pairs(requests.byStatus)}`,
    ),
    row("Response times", ` ${timesIn(responses)}`),
    row("Sessions", `${activeSessions.lastMinute} used in the last minute, at most ${activeSessions.most} in one`),
    row("Sign-ins", pairs(figures.signIns, "none")),
    row("Tokens", `signed ${timesIn(tokens.issued)}`),
    row("", `refreshed ${timesIn(tokens.refreshed)}`),
    row("Table", `${number(table.requests)} requests, ${number(table.readUnits)} RU, ${number(table.writeUnits)} WU`),
    row("", `${timesIn(table.perInvocation)} an invocation`),
    row("", `${table.throttles} turned away, ${table.failures} failed`),
    row("Pictures", pairs(figures.uploads, "none")),
    row("Queues", queueWords(queues)),
    row("Alarms", alarmWords(alarms, status.engine)),
    ...timetable("Route", figures.routes, ROUTES, heading),
    ...timetable("Work", figures.workers, WORKERS, heading),
  ];
  return lines.flatMap((line) => wrapped(line.trimEnd()));
}

function aboutIt({ functions, memory, minutes }: Status): string {
  const size = memory === undefined ? "" : `, ${(memory / 1e6).toFixed(0)} MB of memory with all that run`;
  return `${functions} functions deployed${size}; the last ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}

/** What alarms are made of, read from the lines: engines don't make metrics of them. */
function attention({ figures, queues, alarms }: Status): string[] {
  const { signInAttacks, table, requests, responses } = figures;
  const dead = queues.filter(({ name, waiting }) => name.endsWith(DEAD) && waiting > 0);
  const errors = requests.byStatus["5xx"] ?? 0;
  return [
    ...(signInAttacks > 0 ? [`${signInAttacks} attacks on passwords: many failed sign-ins from one address`] : []),
    ...(errors > 0 ? [`${errors} answers with a status of 500 or more`] : []),
    ...(table.failures > 0 ? [`${table.failures} requests to the table failed`] : []),
    ...(responses.max > SLOW_MS ? [`the slowest answer took ${(responses.max / 1000).toFixed(1)} s`] : []),
    ...dead.map(({ name, waiting }) => `${waiting} messages in ${name}: npm run queues -- --redrive`),
    ...alarms.filter(({ state }) => state === "ALARM").map(({ name }) => `the alarm ${name} rings`),
  ];
}

const number = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 1 });
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const timesIn = ({ count, p50, p95, max }: Times) =>
  count === 0 ? "-" : `p50 ${ms(p50)}, p95 ${ms(p95)}, max ${ms(max)}`;

function pairs(counts: Readonly<Record<string, number>>, none = ""): string {
  const words = Object.entries(counts).map(([name, count]) => `${name.replaceAll("_", " ")} ${number(count)}`);
  return words.join(", ") || none;
}

function queueWords(queues: readonly QueueState[]): string {
  const busy = queues.filter(({ waiting, inWork }) => waiting + inWork > 0);
  const words = busy.map(({ name, waiting, inWork, oldest }) => {
    const age = oldest === undefined ? "" : `, the oldest ${oldest} s`;
    return `${name.replace("photostack-", "")} ${waiting} waiting, ${inWork} in work${age}`;
  });
  return words.join("; ") || `${queues.length} empty`;
}

function alarmWords(alarms: readonly AlarmState[], engine: string): string {
  if (alarms.length > 0 && alarms.every(({ state }) => state === "INSUFFICIENT_DATA"))
    return `${alarms.length}, of which ${engine} knows nothing yet: what is above says as much`;
  const states: Record<string, string> = { OK: "quiet", ALARM: "ringing", INSUFFICIENT_DATA: "without data" };
  const counts = Map.groupBy(alarms, ({ state }) => states[state] ?? state);
  return [...counts].map(([state, of]) => `${of.length} ${state}`).join(", ") || "none";
}

type Rows = Figures["routes"];

function timetable(title: string, rows: Rows, most: number, heading: (text: string) => string): string[] {
  if (rows.length === 0) return [];
  const columns = (name: string, ...cells: string[]) =>
    name.slice(0, 30).padEnd(30) + cells.map((cell) => cell.padStart(10)).join("");
  const shown = rows
    .slice(0, most)
    .map(({ name, count, p50, p95, max, failed }) =>
      columns(name, number(count), ms(p50), ms(p95), ms(max), failed ? String(failed) : ""),
    );
  const more = rows.length > most ? [`and ${rows.length - most} faster ones`] : [];
  return ["", heading(columns(title, "count", "p50", "p95", "max", "failed")), ...shown, ...more];
}

/** A row that is too long goes on below its text. */
function wrapped(line: string): string[] {
  if (stripVTControlCharacters(line).length <= WIDTH) return [line];
  const words = line.split(" ");
  const lines: string[] = [""];
  for (const word of words) {
    const current = lines.at(-1) ?? "";
    const next = current === "" ? word : `${current} ${word}`;
    if (stripVTControlCharacters(next).length <= WIDTH) lines[lines.length - 1] = next;
    else lines.push(`${" ".repeat(LABEL)}${word}`);
  }
  return lines;
}
