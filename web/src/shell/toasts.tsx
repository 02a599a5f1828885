import { useSyncExternalStore } from "react";
import { CalledOff, sentenceOf } from "../api/problems.ts";
import { onSessionChange } from "../api/session.ts";
import { IconButton } from "../design/icon-button.tsx";
import "./toasts.css";

interface Toast {
  readonly id: number;
  readonly text: string;
}

const SHOWN_MS = 6000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function replaceToasts(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

// What was said to one person is nothing to the next.
onSessionChange(() => replaceToasts([]));

/** Says something in passing; `stays`: until it is dismissed. What is said again takes the place of what was said before. */
export function toast(text: string, { stays = false } = {}): void {
  const id = ++lastId;
  replaceToasts([...toasts.filter((one) => one.text !== text), { id, text }]);
  if (!stays) setTimeout(() => dismiss(id), SHOWN_MS);
}

/** Says in passing why something was not done, unless whoever wanted it called it off. */
export function complain(error: Error): void {
  if (!(error instanceof CalledOff)) toast(sentenceOf(error));
}

function dismiss(id: number): void {
  replaceToasts(toasts.filter((one) => one.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear and are read out. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-label="Messages">
      {shown.map(({ id, text }) => (
        <p key={id} className="toast">
          <span>{text}</span>
          <IconButton label="Dismiss" icon="close" onClick={() => dismiss(id)} />
        </p>
      ))}
    </div>
  );
}
