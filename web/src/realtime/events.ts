import type { RealtimeEvent } from "../../../shared/realtime.ts";

/** Something that may have changed on the server. */
export type Happening = Exclude<RealtimeEvent, { readonly type: "pong" }>;
type Kind = Happening["type"];
type Listener<Type extends Kind> = (happening: Extract<Happening, { readonly type: Type }>) => void;

/** What may come many times a second, and says no more the second time. */
const FREQUENT: readonly Kind[] = ["notification", "feed"];
const MOMENT_MS = 1000;

const listeners = new Map<Kind, Set<(happening: never) => void>>();
/** Kinds that were heard a moment ago, and whether they were heard again since. */
const moments = new Map<Kind, boolean>();
let live = false;

/** Hears of one kind of event, whichever way it comes, until the returned function is called. */
export function subscribe<Type extends Kind>(type: Type, listener: Listener<Type>): () => void {
  const those = listeners.get(type) ?? new Set();
  listeners.set(type, those.add(listener));
  return () => those.delete(listener);
}

/** Lets an event be heard. What comes many times in a moment is heard at its beginning and at its end. */
export function announce(happening: Happening): void {
  const { type } = happening;
  if (moments.has(type)) {
    moments.set(type, true);
    return;
  }
  if (FREQUENT.includes(type)) {
    moments.set(type, false);
    setTimeout(() => {
      const again = moments.get(type);
      moments.delete(type);
      if (again) announce(happening);
    }, MOMENT_MS);
  }
  for (const listener of listeners.get(type) ?? []) listener(happening as never);
}

/** Takes everything for changed that can be asked for: events that nobody was there to hear are gone. */
export function announceAll(): void {
  announce({ type: "notification" });
  announce({ type: "feed" });
}

/** Whether somebody looks at this tab. */
export function isSeen(): boolean {
  return document.visibilityState === "visible";
}

/** Whether events come by themselves just now, to this tab or another one that passes them on. */
export function isLive(): boolean {
  return live;
}

export function setLive(now: boolean): void {
  live = now;
}
