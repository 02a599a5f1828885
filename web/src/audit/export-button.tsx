import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useAbort } from "../api/abort.ts";
import { ActionButton } from "../design/action-button.tsx";
import { amount } from "../design/numbers.ts";
import { complain, toast } from "../shell/toasts.tsx";
import { exportAudit, fileName } from "./export.ts";
import type { AuditFilter } from "./search-address.ts";

/** Saves everything that matches, however many pages it has. */
export function ExportButton({ filter }: { readonly filter: AuditFilter }) {
  const [count, setCount] = useState(0);
  const { begin, abort } = useAbort();
  const { mutate, isPending, reset } = useMutation({
    mutationFn: (signal: AbortSignal) => exportAudit(filter, setCount, signal),
    onSuccess: (csv) => {
      save(csv, fileName(filter));
      toast("The audit log is saved");
    },
    onError: (error, signal) => !signal.aborted && complain(error),
  });
  if (!isPending) {
    return (
      <button
        type="button"
        className="button quiet small"
        onClick={() => {
          setCount(0);
          mutate(begin());
        }}
      >
        Export CSV
      </button>
    );
  }
  return (
    <div className="audit-export">
      <p role="status">Exporting, {amount(count, "entry", "entries")} so far</p>
      <ActionButton
        className="quiet small"
        busy={false}
        onClick={() => {
          abort();
          reset();
        }}
      >
        Cancel
      </ActionButton>
    </div>
  );
}

/** Hands a text to the browser as a file to keep. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not before the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
