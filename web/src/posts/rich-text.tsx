import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Entity } from "../../../shared/posts.ts";

interface RichTextProps {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** A text whose hashtags and mentions lead to what they name. */
export function RichText({ text, entities }: RichTextProps) {
  const parts: ReactNode[] = [];
  let told = 0;
  for (const { kind, value, start, end } of entities) {
    if (start < told || end > text.length) continue;
    parts.push(
      text.slice(told, start),
      <Link key={start} href={`/${kind === "tag" ? "tags" : "u"}/${encodeURIComponent(value)}`}>
        {text.slice(start, end)}
      </Link>,
    );
    told = end;
  }
  return [...parts, text.slice(told)];
}
