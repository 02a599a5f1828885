import { type Block, type Content, openingLine } from "../content.ts";

/** A letter as plain text. */
export function textOf(content: Content): string {
  const parts = [openingLine(content), ...content.blocks.map(block), `--\n${content.note}\n\nPhotostack`];
  return `${parts.join("\n\n")}\n`;
}

function block(part: Block): string {
  switch (part.kind) {
    case "paragraph":
      return part.text;
    case "facts":
      return part.facts.map(([name, value]) => `${name}: ${value}`).join("\n");
    default:
      return `${part.label}:\n${part.url}`;
  }
}
