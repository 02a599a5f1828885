import { useState } from "react";
import type { Entity } from "../../../shared/posts.ts";
import { RichText } from "./rich-text.tsx";

/** Longer texts are folded, so that lists stay lists of pictures. */
const FOLDED_LENGTH = 220;

interface CaptionProps {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly whole?: boolean;
}

/** What somebody says, as they broke its lines. */
export function Caption({ text, entities, whole = false }: CaptionProps) {
  const [open, setOpen] = useState(whole || text.length <= FOLDED_LENGTH * 1.2);
  const cut = open ? text.length : foldAt(text);
  return (
    <p className="caption">
      <RichText text={text.slice(0, cut)} entities={entities} />
      {!open && (
        <>
          …{" "}
          <button type="button" onClick={() => setOpen(true)}>
            Read on
          </button>
        </>
      )}
    </p>
  );
}

/** Between two words, where there are any: not every script puts spaces between them. */
function foldAt(text: string): number {
  const space = text.lastIndexOf(" ", FOLDED_LENGTH);
  return space > 0 ? space : FOLDED_LENGTH;
}
