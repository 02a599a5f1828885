import { Link } from "wouter";
import { ErrorPage } from "./error-page.tsx";

interface NotFoundProps {
  readonly what?: string;
  /** It is a part of a page that has its own heading. */
  readonly part?: boolean;
}

/** For addresses that lead nowhere, and for what is gone or not to be seen. */
export function NotFound({ what = "page", part = false }: NotFoundProps) {
  return (
    <ErrorPage label="Error 404" heading="Nothing on this negative" {...(part ? {} : { title: "Not found" })}>
      <p>This {what} does not exist, or you are not among those who can see it.</p>
      <Link href="/" className="button">
        Back to the start
      </Link>
    </ErrorPage>
  );
}
