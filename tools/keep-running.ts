import { setTimeout as delay } from "node:timers/promises";
import type { RunningStack } from "./bring-up.ts";
import type { Engine } from "./engine/engine.ts";
import { probe } from "./engine/probe.ts";
import type { Command } from "./lifetime.ts";
import { Failure } from "./steps.ts";

/** An engine that falls as often within so many milliseconds will not stand. */
const FALLS = 3;
const FALLS_WITHIN_MS = 5 * 60_000;
const LOOK_MS = 2000;
/** A busy engine may miss a look or two. */
const MISSES = 5;

interface Keeping extends Command {
  /** Starts the engine, or finds it. */
  readonly open: () => Promise<Engine>;
}

/**
 * Waits until the engine falls, brings it back and deploys what it has lost;
 * meanwhile the gateway answers that Photostack can't be reached.
 * @throws Failure when it falls again and again
 */
export async function keepRunning(running: RunningStack, { steps, lifetime, open }: Keeping): Promise<never> {
  const { signal } = lifetime;
  const falls: number[] = [];
  for (let { engine } = running; ; ) {
    const fallen = await Promise.race([engine.died, silence(engine, signal)]);
    signal.throwIfAborted();
    steps.say(`\n${fallen}`);
    falls.push(Date.now());
    if (falls.filter((at) => at > Date.now() - FALLS_WITHIN_MS).length >= FALLS)
      throw new Failure(
        "The engine has fallen three times within five minutes: npm run reset begins with an empty one.",
      );
    engine = engine.ours ? await open() : await found(engine, signal);
    await running.redeploy(engine);
    steps.say("  Photostack is running again.");
  }
}

/** Resolves with a sentence when an engine has not answered for a while. */
async function silence({ name, url, publicUrl }: Engine, signal: AbortSignal): Promise<string> {
  for (let misses = 0; misses < MISSES; ) {
    await delay(LOOK_MS, undefined, { signal });
    misses = (await probe(url)) ? 0 : misses + 1;
  }
  return `${name} does not answer at ${publicUrl} any more.`;
}

/** An engine that was not started here comes back when whoever runs it starts it. */
async function found(engine: Engine, signal: AbortSignal): Promise<Engine> {
  while (!(await probe(engine.url))) await delay(LOOK_MS, undefined, { signal });
  return engine;
}
