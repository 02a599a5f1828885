import type { ReactNode } from "react";
import { Redirect } from "wouter";
import { useSession } from "../api/session.ts";
import { signInPath, useHere } from "./return-path.ts";

/** Shows a page to those signed in; the others sign in first and come back. */
export function RequireSession({ children }: { readonly children: ReactNode }) {
  const { state } = useSession();
  return state === "in" ? children : <ToSignIn />;
}

/** Goes to the sign-in page, from which one comes back here. */
export function ToSignIn() {
  return <Redirect to={signInPath(useHere())} replace />;
}
