import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./api/query-client.ts";
import { App, preloadPages } from "./app.tsx";
import { keepPlaces } from "./shell/places.ts";
import "./design/tokens.css";
import "./design/base.css";
import "./design/controls.css";

keepPlaces();

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);

window.addEventListener("load", () => setTimeout(preloadPages, 1000), { once: true });
