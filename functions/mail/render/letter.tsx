import { renderToStaticMarkup } from "react-dom/server";
import { type Block, type Content, openingLine } from "../content.ts";
import { Button } from "./button.tsx";
import { colored } from "./colored.ts";
import { Facts } from "./facts.tsx";
import { Layout } from "./layout.tsx";
import { Link } from "./link.tsx";
import { Note } from "./note.tsx";
import { Opening } from "./opening.tsx";

/** A letter as an HTML document. */
export function htmlOf(content: Content): string {
  return `<!doctype html>${renderToStaticMarkup(<Letter {...content} />)}`;
}

function Letter(content: Content) {
  return (
    <Layout title={content.subject} preheader={openingLine(content)}>
      <Opening {...content.opening} />
      {content.blocks.map((block) => (
        <Part key={JSON.stringify(block)} block={block} />
      ))}
      <Note text={content.note} />
    </Layout>
  );
}

function Part({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return <p {...colored({ ink: "ink" }, { margin: "0 0 20px" })}>{block.text}</p>;
    case "facts":
      return <Facts facts={block.facts} />;
    case "button":
      return <Button {...block} />;
    case "link":
      return <Link {...block} />;
  }
}
