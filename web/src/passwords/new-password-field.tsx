import { type ComponentProps, useEffect, useState } from "react";
import { Icon } from "../design/icons.tsx";
import { PasswordField } from "../design/password-field.tsx";
import { missingOf, RULES } from "./password-rules.ts";
import type { Strength } from "./strength.ts";
import { inWords, StrengthMeter } from "./strength-meter.tsx";
import { useStrength } from "./use-strength.ts";
import "./new-password-field.css";

/** Long enough that nobody is interrupted who is still typing. */
const PAUSE_MS = 1000;

type NewPasswordFieldProps = Omit<ComponentProps<typeof PasswordField>, "value" | "hint" | "autoComplete"> & {
  readonly value: string;
  /** What others know of the person, and would try first. */
  readonly personal?: readonly string[];
};

/** A password somebody chooses: what it still needs, and how hard it is to guess. */
export function NewPasswordField({ personal = [], ...field }: NewPasswordFieldProps) {
  const strength = useStrength(field.value, personal);
  const said = useAfterPause(field.value && sentenceOn(field.value, strength));
  return (
    <>
      <PasswordField
        {...field}
        autoComplete="new-password"
        hint={
          <>
            <StrengthMeter strength={strength} />
            <Rules password={field.value} />
          </>
        }
      />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

function Rules({ password }: { readonly password: string }) {
  const missing = missingOf(password);
  return (
    <ul className="password-rules">
      {RULES.map((rule) => {
        const kept = !missing.includes(rule);
        return (
          <li key={rule.name} className={kept ? "kept" : undefined}>
            <Icon name={kept ? "done" : "open"} />
            <span>{rule.name}</span>
            {kept && <span className="visually-hidden"> (done)</span>}
          </li>
        );
      })}
    </ul>
  );
}

function sentenceOn(password: string, strength: Strength | undefined): string {
  const missing = missingOf(password).map(({ name }) => name);
  const rules = missing.length > 0 ? `Still needs ${missing.join(", ")}.` : "Nothing missing.";
  return strength ? [rules, `Strength: ${inWords(strength)}.`, strength.warning].filter(Boolean).join(" ") : rules;
}

/** A text once it has stayed the same for a while. */
function useAfterPause(text: string): string {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
