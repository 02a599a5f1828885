import { useEffect } from "react";
import { useLocation } from "wouter";
import { useLocationProperty } from "wouter/use-browser-location";

/** Outlasts the page, which is drawn anew when a session begins or ends in another tab. */
let kept: { readonly path: string; readonly token: string } | undefined;

/**
 * The secret of the link that led here; `undefined` when there is none. It comes behind the `#`, which no server is
 * sent, and is taken out of the address at once: there it would stay in the history and be seen over one's shoulder.
 */
export function useLinkToken(): string | undefined {
  const [path] = useLocation();
  // Another link of the same kind that is opened here changes the fragment alone.
  const arrived = /^#([\w-]{43})$/.exec(useLocationProperty(() => location.hash))?.[1];
  useEffect(() => {
    if (!arrived) return;
    kept = { path, token: arrived };
    history.replaceState(history.state, "", path);
  }, [arrived, path]);
  return arrived ?? (kept?.path === path ? kept.token : undefined);
}
