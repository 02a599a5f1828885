import { useRef, useState } from "react";
import { ActionButton } from "../design/action-button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { TextField } from "../design/field.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useDeleteAccount } from "./queries.ts";
import "./delete-dialog.css";

interface DeleteDialogProps {
  readonly username: string;
  readonly onClose: () => void;
}

/** Asks whether one's account is to be deleted. Who does not type its name has not read what that means. */
export function DeleteDialog({ username, onClose }: DeleteDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const { mutate, isPending, error } = useDeleteAccount();
  const isNamed = typed.trim().replace(/^@/, "").toLowerCase() === username;
  return (
    <Dialog ref={dialog} title="Delete your account?" closable={!isPending} onClose={onClose}>
      <ul className="consequences">
        <li>Nobody sees your account from now on, and all devices are signed out.</li>
        <li>Signing in within 30 days brings everything back.</li>
        <li>After that your profile, posts, pictures, comments, likes and follows are erased for ever.</li>
      </ul>
      <form
        className="delete-dialog"
        aria-label="Delete your account"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed && !isPending) mutate();
        }}
      >
        <TextField
          label={`Type ${username} to confirm`}
          name="confirmation"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <ProblemNotice error={error} />
        <div className="dialog-buttons">
          <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <ActionButton className="alarm" busy={!isNamed || isPending}>
            {isPending ? "Deleting…" : "Delete my account"}
          </ActionButton>
        </div>
      </form>
    </Dialog>
  );
}
