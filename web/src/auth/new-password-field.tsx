import { type ComponentProps, useEffect, useState } from "react";
import { Icon } from "../design/icons.tsx";
import { PasswordField } from "../design/password-field.tsx";
import { missingOf, RULES } from "./password-rules.ts";
import "./new-password-field.css";

/** Long enough that nobody is interrupted who is still typing. */
const PAUSE_MS = 1000;

type NewPasswordFieldProps = Omit<ComponentProps<typeof PasswordField>, "value" | "hint" | "autoComplete"> & {
  readonly value: string;
};

/** A password somebody chooses, and what it still needs. */
export function NewPasswordField(field: NewPasswordFieldProps) {
  const missing = missingOf(field.value);
  const said = useAfterPause(
    field.value &&
      (missing.length > 0 ? `Still needs ${missing.map(({ name }) => name).join(", ")}.` : "Nothing missing."),
  );
  return (
    <>
      <PasswordField
        {...field}
        autoComplete="new-password"
        hint={
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
        }
      />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
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
