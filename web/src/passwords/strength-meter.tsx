import type { Strength } from "./strength.ts";
import "./strength-meter.css";

const WORDS = ["Very weak", "Weak", "Fair", "Good", "Strong"] as const;

const ADVICE = [
  "Easy to guess. Make it longer.",
  "Easy to guess. Make it longer.",
  "A little longer is much harder to guess.",
  "Hard to guess.",
  "Very hard to guess.",
] as const;

/** A strength in a word or two. */
export function inWords({ score }: Strength): string {
  return WORDS[score];
}

/** Shows a strength as a bar and in words; its place is there before there is one. */
export function StrengthMeter({ strength }: { readonly strength: Strength | undefined }) {
  return (
    <div className="strength" data-score={strength?.score}>
      <div className="strength-bar" aria-hidden="true">
        {WORDS.map((word, place) => (
          <span key={word} className={strength && place <= strength.score ? "reached" : undefined} />
        ))}
      </div>
      <p>
        <span className="visually-hidden">Strength: </span>
        {strength ? inWords(strength) : <span aria-hidden="true">–</span>}
      </p>
      <p className="strength-advice">
        {strength ? (strength.warning ?? ADVICE[strength.score]) : "Several unrelated words are hard to guess."}
      </p>
    </div>
  );
}
