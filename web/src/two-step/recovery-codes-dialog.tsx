import { useRef, useState } from "react";
import { CopyButton } from "../design/copy-button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { useLeaveQuestion } from "../shell/leaving.ts";
import "./recovery-codes-dialog.css";

interface RecoveryCodesDialogProps {
  readonly codes: readonly string[];
  readonly username: string;
  readonly onDone: () => void;
}

/** Shows new recovery codes, this one time. It is left only by whoever says that they have them. */
export function RecoveryCodesDialog({ codes, username, onDone }: RecoveryCodesDialogProps) {
  const [kept, setKept] = useState(false);
  const [reminded, setReminded] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useLeaveQuestion(!kept);
  const done = () => (kept ? dialog.current?.close() : setReminded(true));
  const title = `Recovery codes of @${username} at ${location.host}`;
  const sheet = [title, new Date().toDateString(), "", "Each replaces the second step once.", "", ...codes, ""];
  return (
    <Dialog ref={dialog} title="Keep these recovery codes" className="recovery-codes" closable={kept} onClose={onDone}>
      <p>Each replaces the second step once, when you don't have your phone. They are shown only now.</p>
      <div className="recovery-codes-sheet">
        <p className="recovery-codes-title">{title}</p>
        <ol aria-label="Recovery codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <div className="recovery-codes-ways">
        <CopyButton text={codes.join("\n")} label="Copy" />
        <button type="button" className="button quiet small" onClick={() => download(sheet.join("\n"))}>
          Download
        </button>
        <button type="button" className="button quiet small" onClick={() => window.print()}>
          Print
        </button>
      </div>
      <label className="check">
        <input type="checkbox" checked={kept} onChange={({ target }) => setKept(target.checked)} />I have kept them
      </label>
      <p className="field-error" role="status">
        {reminded && !kept && "Keep them first, in a password manager or on paper, and say so above."}
      </p>
      <div className="dialog-buttons">
        <button type="button" className="button" aria-disabled={!kept} onClick={done}>
          Done
        </button>
      </div>
    </Dialog>
  );
}

function download(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new File([text], "photostack-recovery-codes.txt", { type: "text/plain" }));
  link.download = "photostack-recovery-codes.txt";
  link.click();
  // A browser that has begun to save it keeps what it needs.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
