import { useEffect } from "react";

const QUESTION = "Leave this page? What you have not finished here is lost.";

/** How many things on the page would be lost with it. */
let unfinished = 0;

/** Asks before the page is left by a link, or the window closed, as long as something would be lost. */
export function useLeaveQuestion(wouldBeLost: boolean): void {
  useEffect(() => {
    if (!wouldBeLost) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    unfinished += 1;
    return () => {
      window.removeEventListener("beforeunload", ask);
      unfinished -= 1;
    };
  }, [wouldBeLost]);
}

/** Whether the page may be left: nothing would be lost, or whoever is there does not mind. */
export function mayLeave(): boolean {
  return unfinished === 0 || window.confirm(QUESTION);
}
