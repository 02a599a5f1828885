import * as auth from "./auth.ts";
import type { RouteContract } from "./contract.ts";
import * as feed from "./feed.ts";
import * as follows from "./follows.ts";
import * as health from "./health.ts";
import * as media from "./media.ts";
import * as posts from "./posts.ts";
import * as users from "./users.ts";

const features = { ...auth, ...feed, ...follows, ...health, ...media, ...posts, ...users };

type Exports = typeof features;
type Routes = { [Name in keyof Exports as Exports[Name] extends RouteContract ? Name : never]: Exports[Name] };

/** Union of all routes' literal types. */
export type Route = Routes[keyof Routes];

function isRoute(value: unknown): value is Route {
  return typeof value === "object" && value !== null && "method" in value && "path" in value;
}

/** The route table: every route any feature's contract exports. */
export const routes: readonly Route[] = Object.values(features).filter(isRoute);

/** Where the API begins, on every host it is served from. */
export const API_BASE = "/api/v1";
