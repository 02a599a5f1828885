import type { ReactNode } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { useSession } from "../api/session.ts";
import { signInPath } from "./return-path.ts";

/** Shows a page to those signed in; the others sign in first and come back. */
export function RequireSession({ children }: { readonly children: ReactNode }) {
  const { state } = useSession();
  return state === "in" ? children : <ToSignIn />;
}

/** Goes to the sign-in page, from which one comes back here. */
export function ToSignIn() {
  const [path] = useLocation();
  const search = useSearch();
  return <Redirect to={signInPath(search ? `${path}?${search}` : path)} replace />;
}
