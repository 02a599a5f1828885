import { useHistoryState } from "wouter/use-browser-location";

/** What one page of the way in tells the next about how somebody got there. It stays with the entry of the history. */
export interface Arrival {
  readonly after?: "password-reset" | "email-undone" | "signed-out-alone" | "deleted";
  /** When the account that was left will be erased. */
  readonly deletesAt?: string;
  /** An address that was typed already. */
  readonly email?: string;
}

/** How whoever is here got here. A link from elsewhere may bring an address behind the `#`, which no server is sent. */
export function useArrival(): Arrival {
  const known = useHistoryState<Arrival | null>() ?? {};
  const email = new URLSearchParams(location.hash.slice(1)).get("email");
  return email ? { ...known, email } : known;
}
