import { join } from "node:path";
import type { RouteContract } from "../../shared/contract.ts";
import { routes } from "../../shared/routes.ts";
import { root } from "../project.ts";
import { type Event, routeEvent } from "./route-events.ts";
import { workerEvents } from "./worker-events.ts";

const table: readonly RouteContract[] = routes;

/** Where the event of a function is committed. */
export const eventFile = (name: string) => join(root, "events", `${name}.json`);

/** The ready event of every function, by its name `<feature>/<file>`; the same whenever the contracts are the same. */
export async function allEvents(): Promise<ReadonlyMap<string, Event>> {
  const ofRoutes = table.map((route) => [`${route.feature}/${route.name}`, routeEvent(route)] as const);
  return new Map<string, Event>([...ofRoutes, ...(await workerEvents())]);
}

export const asText = (event: Event) => `${JSON.stringify(event, null, 2)}\n`;
