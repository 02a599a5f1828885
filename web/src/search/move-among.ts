import type { KeyboardEvent } from "react";

/**
 * Moves the focus from a search field through its results and back with the arrow keys.
 * @param columns how many results stand side by side
 */
export function moveAmong(
  event: KeyboardEvent,
  field: HTMLElement | null,
  results: HTMLElement | null,
  columns: number,
): void {
  // In some scripts the arrows choose among spellings of what is being typed.
  if (event.nativeEvent.isComposing) return;
  const links = [...(results?.querySelectorAll<HTMLElement>("li a") ?? [])];
  const here = links.indexOf(event.target as HTMLElement);
  if (here < 0 && event.target !== field) return;
  const step = here < 0 ? stepFromField(event.key) : stepFrom(event.key, columns);
  if (step === 0) return;
  const target = here + step < 0 ? field : links[here + step];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function stepFromField(key: string): number {
  return key === "ArrowDown" ? 1 : 0;
}

function stepFrom(key: string, columns: number): number {
  const sideways = columns > 1 ? 1 : 0;
  const steps: Record<string, number> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    ArrowRight: sideways,
    ArrowLeft: -sideways,
  };
  return steps[key] ?? 0;
}
