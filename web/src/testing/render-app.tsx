import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { createQueryClient } from "../api/query-client.ts";
import { App } from "../app.tsx";

/** Opens the app at an address. */
export function renderApp(path: string): void {
  history.replaceState(null, "", path);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <App />
    </QueryClientProvider>,
  );
}
