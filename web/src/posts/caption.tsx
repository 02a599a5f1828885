import { useRef, useState } from "react";
import type { Entity } from "../../../shared/posts.ts";
import { RichText } from "./rich-text.tsx";

/** Longer texts, or of more lines, are folded, so that lists stay lists of pictures. */
const FOLDED_LENGTH = 220;
const FOLDED_LINES = 8;

interface CaptionProps {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly whole?: boolean;
}

/** What somebody says, as they broke its lines. */
export function Caption({ text, entities, whole = false }: CaptionProps) {
  const [open, setOpen] = useState(whole);
  const paragraph = useRef<HTMLParagraphElement>(null);
  const fold = foldAt(text);
  const folded = !open && fold < text.length;
  const cut = folded ? fold : text.length;
  const readOn = () => {
    setOpen(true);
    // The button goes, and the focus would go with it.
    paragraph.current?.focus();
  };
  return (
    <p ref={paragraph} className="caption" tabIndex={fold < text.length ? -1 : undefined}>
      <RichText text={text.slice(0, cut)} entities={entities} />
      {folded && (
        <>
          …{" "}
          <button type="button" onClick={readOn}>
            Read on
          </button>
        </>
      )}
    </p>
  );
}

/** Where a text is cut; its end when it is short enough. */
function foldAt(text: string): number {
  const lines = text.split("\n", FOLDED_LINES).join("\n").length;
  if (text.length <= FOLDED_LENGTH * 1.2) return lines;
  // Between two words, where there are any: not every script puts spaces between them.
  const space = text.lastIndexOf(" ", FOLDED_LENGTH);
  return Math.min(lines, space > 0 ? space : betweenCharacters(text, FOLDED_LENGTH));
}

/** Not in the middle of a character that takes two code units. */
function betweenCharacters(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}
