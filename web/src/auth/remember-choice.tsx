interface RememberChoiceProps {
  readonly remember: boolean;
  readonly onChange: (remember: boolean) => void;
}

/** Whether the session outlasts the browser's. */
export function RememberChoice({ remember, onChange }: RememberChoiceProps) {
  return (
    <label className="check">
      <input type="checkbox" name="remember" checked={remember} onChange={(event) => onChange(event.target.checked)} />
      Keep me signed in for 7 days
    </label>
  );
}
