import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { createQueryClient } from "../api/query-client.ts";
import { Toasts } from "../shell/toasts.tsx";

/** Renders a part of the app with a cache of its own, and with the messages it gives. Returns the cache. */
export function renderPart(part: ReactNode): QueryClient {
  const client = createQueryClient();
  render(
    <QueryClientProvider client={client}>
      {part}
      <Toasts />
    </QueryClientProvider>,
  );
  return client;
}
