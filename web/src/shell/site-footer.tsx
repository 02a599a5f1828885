import { Link } from "wouter";
import "./site-footer.css";

/** What every site says about itself, at the end of its quieter pages. */
export function SiteFooter() {
  return (
    <footer className="site-footer">
      <nav aria-label="About this site" className="label">
        <Link href="/about">About</Link>
        <Link href="/contact">Contact</Link>
        <Link href="/privacy">Privacy</Link>
        <a href="/docs/">API</a>
      </nav>
    </footer>
  );
}
