import { useSyncExternalStore } from "react";
import { API_BASE } from "./contract.ts";

const BETWEEN_QUESTIONS_MS = 2000;

let reachable = true;
let doubted = false;
const listeners = new Set<() => void>();

/** Sends a request, and notes whether the server was there to answer it. */
export async function reach(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    const response = await fetch(input, init);
    if (response.status === 503) void doubt();
    return response;
  } catch (error) {
    if (!init?.signal?.aborted) void doubt();
    throw error;
  }
}

/** Whether the server can be reached, as far as is known. */
export function useReachable(): boolean {
  return useSyncExternalStore(subscribe, () => reachable);
}

/** Calls whenever the server can be reached again after it could not. */
export function onReachable(call: () => void, signal?: AbortSignal): void {
  const listener = () => reachable && call();
  listeners.add(listener);
  signal?.addEventListener("abort", () => listeners.delete(listener), { once: true });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One refusal may be of one route: only a server that says nothing of its health is gone. */
async function doubt(): Promise<void> {
  if (doubted) return;
  doubted = true;
  while (!(await isHealthy())) {
    setReachable(false);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_QUESTIONS_MS));
  }
  doubted = false;
  setReachable(true);
}

async function isHealthy(): Promise<boolean> {
  try {
    // Who asks too often is refused by a server that is well.
    return (await fetch(`${API_BASE}/health`, { method: "GET", credentials: "omit" })).status < 500;
  } catch {
    return false;
  }
}

function setReachable(now: boolean): void {
  if (reachable === now) return;
  reachable = now;
  for (const listener of [...listeners]) listener();
}
