import { useLocation, useSearch } from "wouter";
import { isEntrance } from "./entrance.ts";

/** The address of the page for signing in or up, from which one comes back to where one was. */
export function signInPath(next: string, page: "sign-in" | "sign-up" = "sign-in"): string {
  return next === "/" ? `/${page}` : `/${page}?next=${encodeURIComponent(next)}`;
}

/** Where one is, as something to come back to. */
export function useHere(): string {
  const [path] = useLocation();
  const search = useSearch();
  return search ? `${path}?${search}` : path;
}

/**
 * Where to go after signing in. Anyone can write a link with a `next`, so only paths of this site
 * are followed.
 */
export function returnPath(search: string): string {
  const next = new URLSearchParams(search).get("next");
  if (!next?.startsWith("/") || !URL.canParse(next, location.origin)) return "/";
  const { origin, pathname, search: query, hash } = new URL(next, location.origin);
  // "/.//host" keeps the origin, but its path alone would be another host's address.
  if (origin !== location.origin || pathname.startsWith("//") || isEntrance(pathname)) return "/";
  return `${pathname}${query}${hash}`;
}
