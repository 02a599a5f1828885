import { setting } from "../runtime/environment.ts";

/** A page of the web app. A token is in the fragment, which reaches no server and no server's log. */
export function webLink(path: `/${string}`, token?: string): string {
  return `${setting("WEB_ORIGIN")}${path}${token ? `#${token}` : ""}`;
}
