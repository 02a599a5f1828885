import { Link } from "wouter";
import { StaticPage } from "./static-page.tsx";

/** Set in `web/.env` by whoever runs the site: a mail address, or the address of a page. */
const CONTACT = import.meta.env.VITE_CONTACT;

/** Who to write to. */
export function ContactPage() {
  return (
    <StaticPage title="Contact" lead="Photostack is run by whoever installed it. They are the ones to write to.">
      <h2>The people who run this site</h2>
      {CONTACT ? (
        <>
          <p className="prose-address">
            <a href={CONTACT.includes("://") ? CONTACT : `mailto:${CONTACT}`}>{CONTACT}</a>
          </p>
          <p>
            Write to them about your account, about somebody who bothers you, about a picture that should not be here,
            or to have what they keep about you.
          </p>
        </>
      ) : (
        <p>
          They have not said how to reach them yet. If that is you: set <code>VITE_CONTACT</code> in{" "}
          <code>web/.env</code> to a mail address or the address of a page, and build the site again.
        </p>
      )}
      <h2>Somebody bothers you</h2>
      <p>
        You need not wait for an answer. The menu on their profile mutes or blocks them at once, and they are not told.
        With a <Link href="/settings/privacy">private account</Link> only people you let in see what you post.
      </p>
      <h2>Something is wrong with Photostack itself</h2>
      <p>
        When a page fails it usually fails for everybody: tell the people who run this site, who can see what happened.
        A weakness in its security is better told to them in private.
      </p>
    </StaticPage>
  );
}
