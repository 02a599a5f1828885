import { useState } from "react";

/** Longer captions are folded, so that lists stay lists of pictures. */
const FOLDED_LENGTH = 220;

/** What the author says, as they broke its lines. */
export function Caption({ text, whole = false }: { readonly text: string; readonly whole?: boolean }) {
  const [open, setOpen] = useState(whole || text.length <= FOLDED_LENGTH * 1.2);
  return (
    <p className="caption">
      {open ? text : `${text.slice(0, text.lastIndexOf(" ", FOLDED_LENGTH) || FOLDED_LENGTH)}… `}
      {!open && (
        <button type="button" onClick={() => setOpen(true)}>
          Read on
        </button>
      )}
    </p>
  );
}
