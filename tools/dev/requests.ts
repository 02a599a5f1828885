import { setTimeout as delay } from "node:timers/promises";
import { styleText } from "node:util";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { Exchange } from "../gateway/api.ts";
import type { Command } from "../lifetime.ts";
import { type Entry, followEntries } from "../logs/lines.ts";
import { failure, isRoutine, ownFrames, Streams, stackOf } from "../logs/words.ts";
import { EngineLog } from "./engine-log.ts";

const LOOK_MS = 250;
/** A failed request and what its function logged wait as long for each other. */
const PATIENCE_MS = 2000;
const REMEMBERED = 500;

/** Shows every request in the terminal, and beside it what went wrong in it or in what followed from it. */
export class Requests {
  readonly #say: (text: string) => void;
  /** Requests that were shown, by their trace: their consequences come later. */
  readonly #shown = new Map<string, string>();
  /** Errors whose request was not shown yet. */
  readonly #errors = new Map<string, string>();

  readonly #engineLog: EngineLog;

  constructor({ steps }: Pick<Command, "steps">, engineLog: string) {
    this.#say = (text) => steps.say(text);
    this.#engineLog = new EngineLog(engineLog);
  }

  /** Told by the gateway. */
  readonly answered = async ({ method, path, status, ms, traceId = "" }: Exchange): Promise<void> => {
    const error = status < 500 ? undefined : traceId ? await this.#errorOf(traceId) : this.#startFailure();
    this.#say(`${method.padEnd(6)} ${path}  ${coloured(status)}  ${styleText("dim", `${ms} ms`)}`);
    if (error) this.#say(error);
    if (traceId) this.#remember(traceId, `${method} ${path}`);
  };

  /** Reads what functions log, until the signal is given. */
  async follow(client: CloudWatchLogsClient, signal: AbortSignal): Promise<void> {
    const streams = new Streams();
    while (!signal.aborted) {
      const search = { since: Date.now(), everyMs: LOOK_MS, signal };
      try {
        for await (const entry of followEntries(client, search)) this.#take(entry, streams.functionOf(entry));
      } catch {
        // The engine is gone, and comes back.
        await delay(PATIENCE_MS, undefined, { signal }).catch(() => {});
      }
    }
  }

  #take(entry: Entry, name = "function"): void {
    const { line, text } = entry;
    if (line?.level === "ERROR" || line?.error) {
      const traceId = line.trace_id ?? line.trace_ids?.[0] ?? "";
      const frames = stackOf(line).map((frame) => `\n    ${frame}`);
      const words = (who = "") => `  ${styleText("red", `✗ ${who}${failure(line)}`)}${frames.join("")}`;
      const request = this.#shown.get(traceId);
      if (request) this.#say(words(`${name}, after ${request}: `));
      else this.#keep(traceId, words(line.worker ? `${name}: ` : ""));
    } else if (!line && !isRoutine(entry)) this.#say(`  ${styleText("dim", name)} ${text.trimEnd()}`);
  }

  /** No function has answered: it may have failed before it could log anything. */
  #startFailure(): string | undefined {
    const reason = this.#engineLog.failures().at(-1);
    if (!reason) return undefined;
    const [first = "", ...frames] = reason.split("\n");
    return [`  ${styleText("red", `✗ ${first}`)}`, ...ownFrames(frames).map((frame) => `    ${frame}`)].join("\n");
  }

  #keep(traceId: string, error: string): void {
    this.#errors.set(traceId, error);
    // Not everything follows from a request.
    setTimeout(() => {
      if (this.#errors.delete(traceId)) this.#say(error);
    }, PATIENCE_MS + LOOK_MS).unref();
  }

  async #errorOf(traceId: string): Promise<string | undefined> {
    for (let waited = 0; waited < PATIENCE_MS && !this.#errors.has(traceId); waited += 50) await delay(50);
    const error = this.#errors.get(traceId);
    this.#errors.delete(traceId);
    return error;
  }

  #remember(traceId: string, request: string): void {
    this.#shown.set(traceId, request);
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > REMEMBERED && oldest) this.#shown.delete(oldest);
  }
}

const coloured = (status: number) =>
  styleText(status >= 500 ? "red" : status >= 400 ? "yellow" : "green", String(status));
