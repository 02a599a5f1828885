/** A part of a letter, in words; how it looks is not its business. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: "button" | "link"; readonly label: string; readonly url: string };

/** What a letter says: written once, and rendered both as HTML and as plain text. */
export interface Content {
  readonly subject: string;
  /** First line, which mail programs show beside the subject; a code stands in front of it, so that phones find it. */
  readonly opening: { readonly code?: string; readonly text: string };
  readonly blocks: readonly Block[];
  /** Why somebody gets this, and what to do if they didn't ask for it. */
  readonly note: string;
}

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
export const button = (label: string, url: string): Block => ({ kind: "button", label, url });
export const link = (label: string, url: string): Block => ({ kind: "link", label, url });

/** The first line as a sentence. */
export function openingLine({ opening: { code, text } }: Content): string {
  return code ? `${code} ${text}` : text;
}
