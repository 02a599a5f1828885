import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "../api/query-client.ts";
import { BackendClient } from "./backend-client.tsx";
import "../design/tokens.css";
import "../design/base.css";
import "../design/controls.css";

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <BackendClient />
    </QueryClientProvider>
  </StrictMode>,
);
