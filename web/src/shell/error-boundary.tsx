import { Component, type ReactNode } from "react";

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
      <div className="empty" role="alert">
        <h1>This page broke</h1>
        <p>Something went wrong while it was drawn. Nothing you have posted is affected.</p>
        <button type="button" className="button" onClick={this.retry}>
          Try again
        </button>
      </div>
    );
  }

  private readonly retry = () => {
    // React keeps a script that failed to load as failed; only a new page asks for it again.
    if (isLoadFailure(this.state.error)) window.location.reload();
    else this.setState({ error: undefined });
  };
}

function isLoadFailure(error: unknown): boolean {
  return error instanceof TypeError && /import|module|load/i.test(error.message);
}
