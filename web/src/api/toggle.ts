import { hashKey, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { complain } from "../shell/toasts.tsx";
import { correctAnswers } from "./late-answers.ts";
import { onSessionChange } from "./session.ts";

/**
 * Something that is one way or the other: liked or not, followed, asked to follow or neither.
 * `State` is what tells the ways apart; `boolean` for most.
 */
export interface Toggle<State> {
  /** Names what is toggled of which object, the same wherever on the page its button is: `["like", id]`. */
  readonly key: readonly string[];
  /** How it stands, as far as the cache knows. */
  readonly now: State;
  /** Writes a state into every cached copy of the object (`changeCached`); told the one it shows already, it changes nothing. */
  readonly show: (client: QueryClient, state: State) => void;
  /** Asks the server. It may answer another state than the wanted one: whoever wants to follow may be made to wait. */
  readonly send: (wanted: State) => Promise<State | undefined>;
  /** After the server agreed: what else is out of date now. */
  readonly settled?: (client: QueryClient, confirmed: State) => void;
}

interface Underway {
  confirmed: unknown;
  wanted: unknown;
}

/** Toggles with a request under way. They outlive the buttons: a press counts although one leaves the page. */
const underway = new Map<string, Underway>();

// Nothing of one session may be written into the next one's cache.
onSessionChange(() => underway.clear());

/**
 * Toggles at once on the page and then on the server. However fast it is pressed, one request of an
 * object is under way at a time and the state that was wanted last wins; states in between are never
 * sent. When the server refuses, everything goes back to the state it last confirmed, and a toast says why.
 * @returns what a button calls with the state its person wants
 */
export function useToggle<State>(toggle: Toggle<State>): (wanted: State) => void {
  const client = useQueryClient();
  return (wanted) => press(client, toggle, wanted);
}

function press<State>(client: QueryClient, toggle: Toggle<State>, wanted: State): void {
  const key = hashKey(toggle.key);
  const begun = underway.get(key);
  if (begun) {
    begun.wanted = wanted;
    toggle.show(client, wanted);
  } else if (wanted !== toggle.now) {
    toggle.show(client, wanted);
    void settle(client, toggle, key, wanted);
  }
}

async function settle<State>(client: QueryClient, toggle: Toggle<State>, key: string, first: State): Promise<void> {
  const mine = { confirmed: toggle.now, wanted: first };
  const endCorrection = correctAnswers(key, () => toggle.show(client, mine.wanted));
  underway.set(key, mine);
  let sent: State;
  let failure: Error | undefined;
  do {
    sent = mine.wanted;
    try {
      mine.confirmed = (await toggle.send(sent)) ?? sent;
      failure = undefined;
    } catch (error) {
      failure = error as Error;
    }
    if (underway.get(key) !== mine) return endCorrection("now");
    // What failed may have been done all the same, so even going back to the confirmed state is sent.
  } while (mine.wanted !== sent && (failure || mine.wanted !== mine.confirmed));
  underway.delete(key);
  mine.wanted = mine.confirmed;
  endCorrection(failure ? "now" : "later");
  toggle.show(client, mine.confirmed);
  if (failure) complain(failure);
  else toggle.settled?.(client, mine.confirmed);
}
