import { useEffect, useState } from "react";
import { Icon } from "./icons.tsx";

const SAID_MS = 3000;

/** Copies a text, and says so where it stands: messages in passing are not seen behind a dialog. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid("Copied"),
      () => setSaid("Not copied: select it instead"),
    );
  return (
    <>
      <button type="button" className="button quiet small" onClick={copy}>
        <Icon name={said === "Copied" ? "done" : "copy"} />
        {said || label}
      </button>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
