import { defineConfig } from "@playwright/test";
import { functionEnvironment } from "../harness/environment.ts";

// Time is moved forward in the table.
Object.assign(process.env, functionEnvironment());

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  timeout: 60_000,
  workers: 1,
  forbidOnly: true,
  use: {
    baseURL: process.env.PHOTOSTACK_TEST_ORIGIN ?? "http://localhost:3000",
    browserName: "chromium",
    locale: "en-GB",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      // Containers have no user namespaces to make a sandbox of.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
