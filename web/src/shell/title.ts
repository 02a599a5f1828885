import { useEffect } from "react";

/** Names the page in the window's title and the history; leaves the name as it is when given none. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} · Photostack`;
  }, [title]);
}
