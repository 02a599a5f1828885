import { join } from "node:path";
import type { EngineOptions } from "./engine/engine.ts";
import type { Command } from "./lifetime.ts";
import { keptDirectory, logFile } from "./project.ts";

/** Where `npm start` serves the app; PORT chooses another port. */
export const port = Number(process.env.PORT || 3000);

/** Where the engine listens; PHOTOSTACK_ENGINE_PORT chooses another port. */
export const enginePort = Number(process.env.PHOTOSTACK_ENGINE_PORT || 4566);

/** The engine `npm start`, `deploy` and `seed` share, with its state between runs. */
export function sharedEngine({ steps, lifetime }: Command): EngineOptions {
  return {
    steps,
    directory: join(keptDirectory, "engine"),
    log: logFile("engine"),
    port: enginePort,
    persist: true,
    onEnd: (ending) => lifetime.onEnd(ending),
    signal: lifetime.signal,
  };
}
