import { useId, useState } from "react";
import { DeleteDialog } from "./delete-dialog.tsx";

/** The way to have one's account deleted. */
export function DeleteAccount({ username }: { readonly username: string }) {
  const [asking, setAsking] = useState(false);
  const id = useId();
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id}>Delete your account</h2>
      <p className="field-hint">
        It is hidden at once and erased after 30 days, with everything you have posted and written. Until then, signing
        in brings it back.
      </p>
      <button type="button" className="button alarm" onClick={() => setAsking(true)}>
        Delete my account
      </button>
      {asking && <DeleteDialog username={username} onClose={() => setAsking(false)} />}
    </section>
  );
}
