import { useEffect, useState } from "react";
import { NotFound } from "./not-found.tsx";

/** Loads what has this address as a document of its own; when that was done and brought this app, there is none. */
export function OwnDocument() {
  const [isLoaded] = useState(() => {
    const [navigation] = performance.getEntriesByType?.("navigation") ?? [];
    return URL.parse(navigation?.name ?? "")?.pathname === location.pathname;
  });
  useEffect(() => {
    if (!isLoaded) location.replace(location.href);
  }, [isLoaded]);
  return isLoaded ? <NotFound /> : null;
}
