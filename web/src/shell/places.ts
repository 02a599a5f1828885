import { useLayoutEffect } from "react";
import type { AroundNavHandler } from "wouter";
import { mayLeave } from "./leaving.ts";

/*
 * The browser restores a scroll position before a page of this app has its full height. So positions
 * are kept here, one for each entry of the history, and put back once the page is long enough.
 */
const STORED = "photostack.places";
const GIVE_UP_MS = 2000;

const places = new Map<string, number>(JSON.parse(sessionStorage.getItem(STORED) ?? "[]"));
let wanted = 0;
let restoring: AbortController | undefined;

function entryKey(): string {
  return (history.state as { key?: string } | null)?.key ?? "";
}

/** Gives each new entry of the history a key, and lets its page begin at the top. */
export const newPlace: AroundNavHandler = (navigate, to, options) => {
  // To go where one is already is to go to its beginning, and no step that Back would have to take back.
  const stays = to === `${location.pathname}${location.search}`;
  const replace = options?.replace || stays;
  // A page that replaces itself does so of its own accord: nobody has to be asked.
  if (!replace && !mayLeave()) return;
  places.set(entryKey(), window.scrollY);
  wanted = 0;
  if (stays) window.scrollTo({ top: 0 });
  const key = replace ? entryKey() : crypto.randomUUID();
  navigate(to, { ...options, replace, state: { ...options?.state, key } });
};

/** Puts pages where they were left. Returns a function that stops doing so. */
export function keepPlaces(): () => void {
  history.scrollRestoration = "manual";
  // An entry without a key is a new visit; one with a key has been reloaded or come back to.
  if (!entryKey()) history.replaceState({ key: crypto.randomUUID() }, "");
  wanted = places.get(entryKey()) ?? 0;
  const listening = new AbortController();
  const options = { signal: listening.signal, passive: true };
  window.addEventListener("popstate", () => (wanted = places.get(entryKey()) ?? 0), options);
  window.addEventListener("scroll", () => !restoring && places.set(entryKey(), window.scrollY), options);
  window.addEventListener("pagehide", () => sessionStorage.setItem(STORED, JSON.stringify([...places])), options);
  // Whoever scrolls by hand has decided where to be.
  for (const event of ["wheel", "touchstart", "keydown"]) {
    window.addEventListener(event, stopRestoring, options);
  }
  return () => listening.abort();
}

/** Goes to the page's place whenever the path changes. */
export function usePlace(path: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is what makes it go.
  useLayoutEffect(() => {
    stopRestoring();
    restoring = new AbortController();
    restore(wanted, performance.now() + GIVE_UP_MS, restoring.signal);
  }, [path]);
}

function restore(top: number, deadline: number, signal: AbortSignal): void {
  window.scrollTo({ top, behavior: "instant" });
  const reachable = document.documentElement.scrollHeight - window.innerHeight >= top;
  if (reachable || performance.now() > deadline) restoring = undefined;
  else requestAnimationFrame(() => !signal.aborted && restore(top, deadline, signal));
}

/** From here on, where one scrolls to is noted again. */
function stopRestoring(): void {
  restoring?.abort();
  restoring = undefined;
}
