import { type ComponentProps, useState } from "react";
import { type FieldProps, TextField } from "./field.tsx";

type PasswordFieldProps = Omit<FieldProps, "action"> & Omit<ComponentProps<"input">, "type">;

/** A field for a password, which can be looked at. */
export function PasswordField(field: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...field}
      type={shown ? "text" : "password"}
      autoCapitalize="none"
      // Some browsers send what they check elsewhere.
      spellCheck={false}
      action={
        <button type="button" onClick={() => setShown(!shown)}>
          {shown ? "Hide" : "Show"} <span className="visually-hidden">{field.label.toLowerCase()}</span>
        </button>
      }
    />
  );
}
