import { toast } from "../shell/toasts.tsx";
import { IconButton } from "./icon-button.tsx";

/** The trace of a failed request, to be sent to whoever looks after the server. */
export function Reference({ traceId }: { readonly traceId: string }) {
  const copy = () =>
    navigator.clipboard.writeText(traceId).then(
      () => toast("Reference copied"),
      () => toast("The reference could not be copied. Select it instead."),
    );
  return (
    <p className="reference">
      <span>
        Reference <code>{traceId}</code>
      </span>
      <IconButton label="Copy the reference" icon="copy" onClick={copy} />
    </p>
  );
}
