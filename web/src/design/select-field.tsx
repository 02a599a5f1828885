import { type ComponentProps, useId } from "react";
import { FieldNotes, type FieldProps, fieldWiring } from "./field.tsx";

type SelectFieldProps = Pick<FieldProps, "label" | "hint" | "error"> &
  Omit<ComponentProps<"select">, "children"> & {
    readonly options: readonly { readonly value: string; readonly text: string }[];
  };

/** A labelled choice of one among several. */
export function SelectField({ label, hint, error, options, ...select }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select {...select} {...fieldWiring(id, { hint, error })}>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
