const ENTRANCE = ["/sign-in", "/sign-up", "/forgot-password", "/reset-password", "/verify-email", "/undo-email-change"];

/** Whether an address belongs to the way in: its pages stand alone, and ask nobody to sign in first. */
export function isEntrance(path: string): boolean {
  return ENTRANCE.includes(path);
}
