import { Link } from "wouter";

/** For those who have come to look, not to sign in. */
export function LookAround() {
  return (
    <p className="auth-other">
      Only looking? <Link href="/explore">Explore without an account</Link>
    </p>
  );
}

/** Back to where every way in begins. */
export function ToSignInPage() {
  return (
    <p className="auth-other">
      <Link href="/sign-in">Back to sign-in</Link>
    </p>
  );
}
