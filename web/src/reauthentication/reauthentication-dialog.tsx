import { useRef } from "react";
import { Dialog } from "../design/dialog.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { Proofs } from "./proofs.tsx";
import { useMethods } from "./queries.ts";
import "./reauthentication.css";

/** Asks for a proof that whoever is here is still the one who signed in. */
export function ReauthenticationDialog({ onAnswer }: { readonly onAnswer: (proven: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const methods = useMethods();
  const cancel = (
    <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
      Cancel
    </button>
  );
  return (
    <Dialog ref={dialog} title="Confirm that it's you" className="reauthentication" onClose={() => onAnswer(false)}>
      <p>What you are about to do decides who gets into your account. You are asked once in ten minutes at most.</p>
      {methods.data ? (
        <Proofs offer={methods.data} refresh={methods.refetch} cancel={cancel} onProven={() => onAnswer(true)} />
      ) : (
        <>
          {methods.isLoadingError ? <LoadFailure query={methods} what="question" /> : <Skeleton />}
          <div className="dialog-buttons">{cancel}</div>
        </>
      )}
    </Dialog>
  );
}

/** As tall as the field that comes in its place. */
function Skeleton() {
  return <div className="reauthentication-skeleton skeleton" role="status" aria-label="Loading" />;
}
