/**
 * Before a row of a list goes, and with it the button that was pressed: gives the focus to the same button
 * of the next row, so that a list can be worked through without looking for one's place.
 * @param otherwise takes the focus when it was the only row
 */
export function passFocusOn(button: HTMLButtonElement, otherwise: HTMLElement | null | undefined): void {
  const row = button.closest("li");
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  // Counted from the end: what not every row has stands before what all have.
  const place = buttonsOf(row).indexOf(button) - buttonsOf(row).length;
  (buttonsOf(neighbour).at(place) ?? otherwise)?.focus();
}

function buttonsOf(row: Element | null | undefined): HTMLButtonElement[] {
  return [...(row?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
}
