import { useEffect, useRef } from "react";
import { type FieldProps, TextField } from "./field.tsx";
import "./code-field.css";

interface CodeFieldProps extends Pick<FieldProps, "label" | "hint" | "error"> {
  readonly digits: number;
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** As soon as all digits are there. */
  readonly onComplete?: (code: string) => void;
  /** Takes the focus when it appears. */
  readonly isFirst?: boolean;
}

/** A field for a code of digits, however it is typed or pasted. Takes the focus again when it was wrong. */
export function CodeField({ digits, value, onChange, onComplete, isFirst = true, ...field }: CodeFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an error is what makes it take the focus again.
  useEffect(() => {
    if (isFirst || field.error) input.current?.focus();
  }, [field.error]);
  const type = (text: string) => {
    const code = text.replace(/\D/g, "").slice(0, digits);
    onChange(code);
    if (code.length === digits && code !== value) onComplete?.(code);
  };
  return (
    <TextField
      {...field}
      ref={input}
      className="code-field"
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCorrect="off"
      spellCheck={false}
      required
      value={value}
      onChange={(event) => type(event.target.value)}
    />
  );
}
