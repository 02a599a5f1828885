import type { Me } from "../../../shared/users.ts";
import { onSessionChange } from "../api/session.ts";

/* Notes of this tab alone, for as long as it is open. Neither tells an address to whoever reads them. */
const EXPECTED = "photostack.unconfirmed";
const DISMISSED = "photostack.unconfirmed-dismissed";

// What waits for one person does not wait for the next.
onSessionChange(() => sessionStorage.removeItem(EXPECTED));

/** Whether an address waits to be confirmed, as far as is known before the account has been loaded. */
export function isExpected(): boolean {
  return sessionStorage.getItem(EXPECTED) !== null;
}

/** Whether an account's address waits to be confirmed; noted for the next time the page is loaded. */
export function expects({ email_verified }: Me): boolean {
  if (email_verified) sessionStorage.removeItem(EXPECTED);
  else sessionStorage.setItem(EXPECTED, "yes");
  return !email_verified;
}

/** Whether one does not want to be reminded of the address; of any, while it is not known which one it is. */
export function isDismissed(me: Me | undefined): boolean {
  const dismissed = sessionStorage.getItem(DISMISSED);
  return dismissed !== null && (!me || dismissed === markOf(me));
}

/** Reminds no more of an account's address. */
export function dismiss(me: Me): void {
  sessionStorage.setItem(DISMISSED, markOf(me));
}

/** Tells addresses apart and no more: each mark belongs to millions of them (FNV-1a, 32 bits). */
function markOf({ id, email }: Me): string {
  let mark = 0x811c9dc5;
  for (const letter of `${id} ${email}`) mark = Math.imul(mark ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (mark >>> 0).toString(36);
}
