import { Link } from "wouter";
import { useTitle } from "./title.ts";

/** For addresses that lead nowhere, and for what is gone or not to be seen. */
export function NotFound({ what = "page" }: { readonly what?: string }) {
  useTitle("Not found");
  return (
    <div className="empty">
      <p className="label">Error 404</p>
      <h1>Nothing on this negative</h1>
      <p>This {what} does not exist, or you are not among those who can see it.</p>
      <Link href="/" className="button">
        Back to the start
      </Link>
    </div>
  );
}
