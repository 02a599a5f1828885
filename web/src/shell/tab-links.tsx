import { Link } from "wouter";
import "./tab-links.css";

interface TabLinksProps {
  readonly label: string;
  readonly current: string;
  readonly links: readonly { readonly name: string; readonly text: string; readonly href: string }[];
}

/** Sides of one page that have addresses of their own. Going from one to the other is no step in the history. */
export function TabLinks({ label, current, links }: TabLinksProps) {
  return (
    <nav className="tab-links" aria-label={label}>
      {links.map(({ name, text, href }) => (
        <Link key={name} href={href} replace aria-current={name === current ? "page" : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
