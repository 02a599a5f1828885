import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { initialScriptBudget } from "./initial-script-budget.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  plugins: [react(), initialScriptBudget("index.html", 110), initialScriptBudget("backend.html", 110)],
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    // Swagger UI is one file of 1.7 MB, loaded by nothing but /docs.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: [here("index.html"), here("backend.html"), here("docs/index.html")],
      // What two pages share would else be cut into many small files, which compress badly.
      output: {
        codeSplitting: {
          groups: [{ name: "libraries", test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// }],
        },
      },
    },
  },
  server: {
    proxy: { "/api": { target: process.env.PHOTOSTACK_ORIGIN ?? "http://localhost:3000", changeOrigin: true } },
  },
});
