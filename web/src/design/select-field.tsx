import { type ComponentProps, useId } from "react";
import type { FieldProps } from "./field.tsx";

type SelectFieldProps = Pick<FieldProps, "label" | "hint" | "error"> &
  Omit<ComponentProps<"select">, "children"> & {
    readonly options: readonly { readonly value: string; readonly text: string }[];
  };

/** A labelled choice of one among several. */
export function SelectField({ label, hint, error, options, ...select }: SelectFieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select {...select} id={id} aria-invalid={Boolean(error)} aria-describedby={described || undefined}>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
