import { TextField } from "../design/field.tsx";

interface ReasonFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (reason: string) => void;
}

/** Why something is done, for those who look into it later. */
export function ReasonField({ value, error, onChange }: ReasonFieldProps) {
  return (
    <TextField
      label="Reason (optional)"
      name="reason"
      autoComplete="off"
      maxLength={200}
      hint="Kept in the audit log. Its owner does not see it."
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
