import * as accounts from "./accounts.ts";
import * as administration from "./administration.ts";
import * as audit from "./audit.ts";
import * as auth from "./auth.ts";
import * as backends from "./backends.ts";
import * as blocks from "./blocks.ts";
import * as captcha from "./captcha.ts";
import * as codes from "./codes.ts";
import * as comments from "./comments.ts";
import type { RouteContract } from "./contract.ts";
import * as emails from "./emails.ts";
import * as dataExports from "./exports.ts";
import * as feed from "./feed.ts";
import * as follows from "./follows.ts";
import * as health from "./health.ts";
import * as likes from "./likes.ts";
import * as media from "./media.ts";
import * as mfa from "./mfa.ts";
import * as mutes from "./mutes.ts";
import * as notifications from "./notifications.ts";
import * as passkeys from "./passkeys.ts";
import * as passwords from "./passwords.ts";
import * as posts from "./posts.ts";
import * as realtime from "./realtime.ts";
import * as saves from "./saves.ts";
import * as search from "./search.ts";
import * as users from "./users.ts";

const features = {
  ...accounts,
  ...administration,
  ...audit,
  ...auth,
  ...backends,
  ...blocks,
  ...captcha,
  ...codes,
  ...comments,
  ...emails,
  ...dataExports,
  ...feed,
  ...follows,
  ...health,
  ...likes,
  ...media,
  ...mfa,
  ...mutes,
  ...notifications,
  ...passkeys,
  ...passwords,
  ...posts,
  ...realtime,
  ...saves,
  ...search,
  ...users,
};

type Exports = typeof features;
type Routes = { [Name in keyof Exports as Exports[Name] extends RouteContract ? Name : never]: Exports[Name] };

/** Union of all routes' literal types. */
export type Route = Routes[keyof Routes];

function isRoute(value: unknown): value is Route {
  return typeof value === "object" && value !== null && "method" in value && "path" in value;
}

/** The route table: every route any feature's contract exports, by path and method. */
export const routes: readonly Route[] = Object.values(features)
  .filter(isRoute)
  .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));

/** Routes whose path a path below `API_BASE` fits, those with the fewest parameters first. */
export function routesAt(path: string): Route[] {
  const asked = path.split("/");
  const parameters = (route: Route) => route.path.split("{").length;
  return routes
    .filter(({ path: template }) => {
      const parts = template.split("/");
      return (
        parts.length === asked.length && parts.every((part, index) => part.startsWith("{") || part === asked[index])
      );
    })
    .sort((a, b) => parameters(a) - parameters(b));
}

/** Where the API begins, on every host it is served from. */
export const API_BASE = "/api/v1";
