import { Component, type ReactNode } from "react";
import { ErrorPage } from "./error-page.tsx";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps a page that breaks from taking the whole app with it. Give it the path as `key`, so that leaving the page heals. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <ErrorPage label="Error" heading="This page broke" title="Broken">
        <p>Something went wrong while it was drawn. Nothing you have posted is affected.</p>
        <button type="button" className="button" onClick={this.retry}>
          Try again
        </button>
      </ErrorPage>
    );
  }

  private readonly retry = () => {
    // React keeps a script that failed to load as failed; only a new page asks for it again.
    if (isLoadFailure(this.state.error)) window.location.reload();
    else this.setState({ error: undefined });
  };
}

function isLoadFailure(error: unknown): boolean {
  return error instanceof Error && /import|module|preload/i.test(error.message);
}
