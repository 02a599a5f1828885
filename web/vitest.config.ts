import { defineProject } from "vitest/config";

export default defineProject({
  root: import.meta.dirname,
  test: {
    name: "web",
    environment: "jsdom",
    // Cookies with the __Host- prefix exist on HTTPS only.
    environmentOptions: { jsdom: { url: "https://photostack.test/" } },
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    unstubGlobals: true,
    restoreMocks: true,
  },
});
