import { useRef, useState } from "react";
import { fieldErrors, isProblem, useWait } from "../api/problems.ts";
import { ActionButton } from "../design/action-button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { TextField } from "../design/field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { complain, toast } from "../shell/toasts.tsx";
import type { PasskeyRegistration } from "./ceremony.ts";
import { useSavePasskey } from "./own-passkeys.ts";

interface NamePasskeyProps {
  readonly passkey: PasskeyRegistration;
  readonly suggestion: string;
  /** It is saved, or is not to be. */
  readonly onDone: () => void;
}

/** Asks what a passkey is to be called that the browser has made, and saves it. */
export function NamePasskey({ passkey, suggestion, onDone }: NamePasskeyProps) {
  const { mutate, isPending, error } = useSavePasskey();
  const [name, setName] = useState(suggestion);
  const dialog = useRef<HTMLDialogElement>(null);
  const wait = useWait(error);
  const refused = (problem: Error) => {
    // What was made too long ago is refused however often it is saved.
    if (!isProblem(problem, "invalid_passkey")) return;
    complain(problem);
    onDone();
  };
  const discard = () => {
    toast("The passkey was not added. You can delete it where your browser has saved it.");
    onDone();
  };
  return (
    <Dialog ref={dialog} title="Name this passkey" onClose={discard}>
      <form
        className="settings-form"
        aria-label="Passkey"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending && wait === 0) mutate({ name, passkey }, { onSuccess: onDone, onError: refused });
        }}
      >
        <TextField
          label="Name"
          hint="By this you tell it from others later."
          autoFocus
          required
          autoComplete="off"
          maxLength={60}
          value={name}
          error={fieldErrors(error).name}
          onFocus={(event: { target: HTMLInputElement }) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
        <ProblemNotice error={error} fields={["name"]} />
        <div className="dialog-buttons">
          <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
            Discard
          </button>
          <ActionButton busy={isPending || wait > 0}>{isPending ? "Saving…" : "Save passkey"}</ActionButton>
        </div>
      </form>
    </Dialog>
  );
}
