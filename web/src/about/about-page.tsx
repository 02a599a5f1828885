import { Link } from "wouter";
import { StaticPage } from "./static-page.tsx";

/** What Photostack is. */
export function AboutPage() {
  return (
    <StaticPage
      title="About"
      lead="Photostack is a network for photographs that people run themselves. This is one of them."
    >
      <h2>What it is for</h2>
      <p>
        You follow people for what they see. Their pictures come in the order they were posted, newest first, until you
        have seen everything. Nothing is ranked, nothing is advertised, and there is no list of what you looked at.
      </p>
      <h2>Who runs it</h2>
      <p>
        Photostack is software, not a company. Anyone may install it and open it to others, so whoever runs this site
        decides who may join, answers for it and is the one to <Link href="/contact">write to</Link>. What they can and
        cannot see of yours is on the page about <Link href="/privacy">privacy</Link>.
      </p>
      <h2>Who made it</h2>
      <p>
        Volunteers, in the open, under the MIT license: everybody may read the code, use it, change it and pass it on.
        It consists of small functions that run only while somebody asks for something, on a computer of one's own or in
        a cloud account.
      </p>
      <h2>For programs</h2>
      <p>
        Everything this site does, a program can do as well. Its interface is described, and can be tried, in the{" "}
        <a href="/docs/">API documentation</a>.
      </p>
    </StaticPage>
  );
}
