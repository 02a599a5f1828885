import type { ReactNode } from "react";
import { useSession } from "../api/session.ts";
import { useMe } from "../profile/queries.ts";
import { LoadFailure } from "../shell/load-failure.tsx";
import { NotFound } from "../shell/not-found.tsx";

/** Shows a page to administrators; for everybody else there is nothing at its address. */
export function RequireAdmin({ children }: { readonly children: ReactNode }) {
  const { state } = useSession();
  const me = useMe();
  if (state !== "in") return <NotFound />;
  if (me.isPending) return <div role="status" aria-label="Loading page" />;
  if (me.isLoadingError) return <LoadFailure query={me} what="page" page />;
  return me.data.role === "admin" ? children : <NotFound />;
}
