import { Link, Redirect, useSearch } from "wouter";
import { useSession } from "../api/session.ts";
import { SiteFooter } from "../shell/site-footer.tsx";
import { useTitle } from "../shell/title.ts";
import contactSheet from "./contact-sheet.svg?no-inline";
import { returnPath } from "./return-path.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { SignUpForm } from "./sign-up-form.tsx";
import "./auth.css";

/** The front of the house: what Photostack is, and the way in. */
export function AuthPage({ form }: { readonly form: "sign-in" | "sign-up" }) {
  const { state } = useSession();
  const search = useSearch();
  useTitle(form === "sign-in" ? "Sign in" : "Create an account");
  if (state === "in") return <Redirect to={returnPath(search)} replace />;
  return (
    <div className="auth">
      <div className="auth-cover">
        <p className="wordmark">Photostack</p>
        <img src={contactSheet} alt="" width={640} height={860} />
      </div>
      <div className="auth-in">
        <h1>{form === "sign-in" ? "Photographs, kept the way prints are." : "Your own roll of film."}</h1>
        <p className="auth-lead">
          {form === "sign-in"
            ? "Follow people for what they see. Their pictures, in the order they were taken to the wall."
            : "A name, an address, a password. Then your first picture."}
        </p>
        {form === "sign-in" ? <SignInForm /> : <SignUpForm />}
        <p className="auth-other">
          Only looking? <Link href="/explore">Explore without an account</Link>
        </p>
        <SiteFooter />
      </div>
    </div>
  );
}
