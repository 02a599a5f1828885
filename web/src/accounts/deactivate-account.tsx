import { useId, useState } from "react";
import { ConfirmDialog } from "../design/confirm-dialog.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { useDeactivate } from "./queries.ts";

/** Hides one's account until one comes back, after a question. */
export function DeactivateAccount() {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error, reset } = useDeactivate();
  const id = useId();
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id}>Take a break</h2>
      <p className="field-hint">
        Deactivated, your account is hidden from everybody until you come back. Nothing is lost: your posts, followers
        and comments are there again then.
      </p>
      <button type="button" className="button quiet" onClick={() => setAsking(true)}>
        Deactivate my account
      </button>
      {asking && (
        <ConfirmDialog
          title="Deactivate your account?"
          confirm={isPending ? "Deactivating…" : "Deactivate"}
          pending={isPending}
          onConfirm={() => mutate()}
          onCancel={() => {
            setAsking(false);
            reset();
          }}
        >
          <p>Nobody sees your profile, posts, comments and likes any more, and other devices are signed out.</p>
          <p>You can come back whenever you want: sign in, and say so.</p>
          <ProblemNotice error={error} />
        </ConfirmDialog>
      )}
    </section>
  );
}
