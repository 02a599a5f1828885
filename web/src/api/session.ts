import { useSyncExternalStore } from "react";
import { csrfToken, dropCsrfToken } from "./csrf.ts";

/** `ended` is a session that died by itself: the person is asked to sign in again and comes back. */
export type SessionState = "in" | "out" | "ended";

interface Session {
  readonly state: SessionState;
  /** Another number is another session, perhaps another person's. */
  readonly epoch: number;
  /** Why it ended, where there is more to say than that. */
  readonly because?: string | undefined;
}

/** What tabs tell each other. */
type Word = Pick<Session, "state" | "because">;

const ACCESS_UNTIL = "photostack.access-until";
/** A token this close to its end may be dead when the request arrives. */
const SAFETY_MS = 10_000;

const channel = new BroadcastChannel("photostack.session");
const listeners = new Set<() => void>();
let session: Session = { state: csrfToken() ? "in" : "out", epoch: 0 };

function become({ state, because }: Word): void {
  session = { state, epoch: session.epoch + 1, because };
  for (const listener of listeners) listener();
}

channel.onmessage = ({ data }: MessageEvent<Word>) => become(data);

/** Calls back whenever this tab or another one signs in or out. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The session of the moment, for what outlasts a rendering. */
export function currentSession(): Session {
  return session;
}

/** Whether somebody is signed in, as far as this browser knows; renders again when that changes in any tab. */
export function useSession(): Session {
  return useSyncExternalStore(onSessionChange, () => session);
}

/** Notes a sign-in here and in the other tabs. */
export function beginSession(expiresIn: number): void {
  noteAccess(expiresIn);
  tell({ state: "in" });
}

/**
 * Notes the end of the session here and in the other tabs.
 * @param because a sentence for whose it was
 */
export function endSession(state: Exclude<SessionState, "in">, because?: string): void {
  dropCsrfToken();
  localStorage.removeItem(ACCESS_UNTIL);
  tell({ state, because });
}

function tell(word: Word): void {
  become(word);
  channel.postMessage(word);
}

/** Remembers, for all tabs, how long the access token lasts. */
export function noteAccess(expiresIn: number): void {
  localStorage.setItem(ACCESS_UNTIL, String(Date.now() + expiresIn * 1000));
}

/** Names the access token of the moment, so that one can tell whether it has been renewed since. */
export function accessMark(): string | null {
  return localStorage.getItem(ACCESS_UNTIL);
}

/** Whether the access token has run out, as far as is known. */
export function accessIsStale(): boolean {
  const until = accessMark();
  return until !== null && Number(until) - SAFETY_MS < Date.now();
}
