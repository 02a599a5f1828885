import { type ComponentProps, type ReactNode, useId } from "react";

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** A button at the field's end. */
  readonly action?: ReactNode;
}

type TextFieldProps = FieldProps &
  (
    | ({ readonly multiline?: false } & ComponentProps<"input">)
    | ({ readonly multiline: true } & ComponentProps<"textarea">)
  );

/** A labelled field with its hint, its error and, where its length is bounded and it is controlled, a counter. */
export function TextField({ label, hint, error, action, ...control }: TextFieldProps) {
  const id = useId();
  const wiring = fieldWiring(id, { hint, error });
  return (
    <div className="field">
      <div className="field-head">
        <label className="label" htmlFor={id}>
          {label}
        </label>
        {control.maxLength !== undefined && typeof control.value === "string" && (
          <output htmlFor={id} aria-live="off">
            {control.value.length} / {control.maxLength}
          </output>
        )}
      </div>
      <div className="field-control">
        {control.multiline ? <Textarea {...control} {...wiring} /> : <Input {...control} {...wiring} />}
        {action}
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

type Notes = Pick<FieldProps, "hint" | "error">;

/** What ties a control to its label and its notes. */
export function fieldWiring(id: string, { hint, error }: Notes) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-invalid": Boolean(error), "aria-describedby": described || undefined };
}

/** A field's hint, and what is wrong with what was entered. */
export function FieldNotes({ id, hint, error }: Notes & { readonly id: string }) {
  return (
    <>
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
    </>
  );
}

function Input({ multiline: _, ...input }: ComponentProps<"input"> & { multiline?: false | undefined }) {
  return <input {...input} />;
}

function Textarea({ multiline: _, ...area }: ComponentProps<"textarea"> & { multiline: true }) {
  return <textarea {...area} />;
}
