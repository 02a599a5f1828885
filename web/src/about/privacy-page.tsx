import { Link } from "wouter";
import { StaticPage } from "./static-page.tsx";

const KEPT = [
  ["Your account: username, email, name, bio, website, picture", "As long as you have it"],
  ["Your password, as a hash from which it can't be read", "Until you change it"],
  [
    "Your passkeys' public keys, the key of your authenticator app, your recovery codes as hashes",
    "Until you remove them",
  ],
  ["Your posts, comments, likes, saved posts, follows, blocks and mutes", "Until you take them back"],
  ["Where you are signed in, with the browser's name and the network address", "Until you sign out, at most 90 days"],
  [
    "The history of your sign-ins and of changes to how you sign in, with the browser's name and the network address",
    "400 days",
  ],
  ["The browsers you have signed in with, and the network address of each", "400 days after the last sign-in"],
  ["Pictures that were uploaded and not posted", "One day"],
  ["The originals of your pictures", "Until they have been checked, seconds later"],
  ["The feed made for you", "90 days"],
  ["How many requests you have made, to stop floods", "10 minutes"],
  ["Logs of the functions, without passwords, addresses or texts", "One month"],
] as const;

const COOKIES = [
  ["__Host-access", "Shows that you are signed in. Scripts can't read it.", "15 minutes, renewed while you are here"],
  [
    "__Host-refresh",
    "Renews the first one. Scripts can't read it.",
    "7 days if you asked to stay signed in, otherwise until the browser closes, 12 hours at most",
  ],
  ["__Host-csrf", "Proves that a request comes from this site and not from another one.", "As long as the second one"],
  [
    "__Host-device",
    "Recognises this browser at your next sign-in. Stays when you sign out. Scripts can't read it.",
    "400 days",
  ],
  [
    "__Host-otp",
    "Ties a code that was mailed to you to the browser that asked for it. Scripts can't read it.",
    "10 minutes",
  ],
] as const;

/** What is kept of people, for how long, and who sees it. */
export function PrivacyPage() {
  return (
    <StaticPage
      title="Privacy"
      lead="What this site keeps, for how long, and who can see it. There is no advertising and no tracking."
    >
      <h2>What is kept</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">For how long</th>
          </tr>
        </thead>
        <tbody>
          {KEPT.map(([what, long]) => (
            <tr key={what}>
              <td>{what}</td>
              <td>{long}</td>
            </tr>
          ))}
        </tbody>
      </table>

      <h2>What becomes of your pictures</h2>
      <p>
        A picture is drawn anew before anyone sees it. Where and when it was taken, with which camera, and everything
        else a file says about itself is lost on the way; only the picture stays. Then the file you sent is deleted.
      </p>
      <p>
        Pictures are kept where nobody can reach them directly. Each is shown through an address made for the moment,
        which stops working after two hours at most.
      </p>

      <h2>Who sees what you post</h2>
      <p>
        With a public account everybody, also without an account. With a{" "}
        <Link href="/settings/privacy">private one</Link> the followers you have let in. People you have blocked see
        neither your posts nor your profile. Your email address, what you saved, and whom you muted or blocked are shown
        to nobody but you. Whoever runs this site has the machines it runs on, and could look at anything that is stored
        there but your password.
      </p>

      <h2>Cookies</h2>
      <p>
        Five, set when you sign in or ask for a code to do so, and needed for it. Visitors get none, and none is read by
        anybody else.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">What for</th>
            <th scope="col">For how long</th>
          </tr>
        </thead>
        <tbody>
          {COOKIES.map(([name, purpose, long]) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td>{purpose}</td>
              <td>{long}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        The browser's own storage holds three notes that never leave it: when your sign-in has to be renewed, how far
        you had scrolled, and whether to remind you of an address that is not confirmed.
      </p>

      <h2>Your say</h2>
      <p>
        What you posted you can delete, and it is gone for everyone. For anything else, such as all that is kept about
        you, <Link href="/contact">write to the people who run this site</Link>: they answer for it.
      </p>
    </StaticPage>
  );
}
