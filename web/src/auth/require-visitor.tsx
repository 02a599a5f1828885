import type { ReactNode } from "react";
import { Redirect, useSearch } from "wouter";
import { useSession } from "../api/session.ts";
import { returnPath } from "./return-path.ts";

/** Shows a page to those not signed in; the others go on to where they were going. */
export function RequireVisitor({ children }: { readonly children: ReactNode }) {
  const { state } = useSession();
  const search = useSearch();
  return state === "in" ? <Redirect to={returnPath(search)} replace /> : children;
}
