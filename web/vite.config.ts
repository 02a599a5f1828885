import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { initialScriptBudget } from "./initial-script-budget.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  plugins: [react(), initialScriptBudget("index.html", 110)],
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    // Swagger UI is one file of 1.7 MB, loaded by nothing but /docs.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: [here("index.html"), here("docs/index.html")] },
  },
  server: {
    proxy: { "/api": { target: process.env.PHOTOSTACK_ORIGIN ?? "http://localhost:3000", changeOrigin: true } },
  },
});
