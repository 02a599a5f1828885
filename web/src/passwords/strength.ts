import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

export interface Strength {
  /** From 0, guessed at once, to 4. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** What makes it easy to guess, where that can be said. */
  readonly warning: string | undefined;
}

const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

const WARNINGS: Readonly<Record<string, string>> = {
  straightRow: "Keys in a row are guessed first.",
  keyPattern: "Patterns on the keyboard are guessed first.",
  simpleRepeat: "Repeated letters are easy to guess.",
  extendedRepeat: "Repeated parts are easy to guess.",
  sequences: "Sequences like abc are easy to guess.",
  recentYears: "Years are easy to guess.",
  dates: "Dates are easy to guess.",
  topTen: "One of the ten most used passwords.",
  topHundred: "One of the hundred most used passwords.",
  common: "One of the most used passwords.",
  similarToCommon: "Close to one of the most used passwords.",
  userInputs: "It is much like your name or address.",
};

/**
 * How hard a password is to guess.
 * @param personal what others know of the person: their names, their address
 */
export function strengthOf(password: string, personal: readonly string[]): Strength {
  const known = personal.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter(({ length }) => length > 2);
  const { score, feedback } = zxcvbn.check(password, [...known, "photostack"]);
  return { score, warning: WARNINGS[feedback.warning ?? ""] };
}
