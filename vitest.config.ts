import { defineConfig } from "vitest/config";
import { functionEnvironment } from "./tests/harness/environment.ts";

const onLocalstack = process.env.PHOTOSTACK_TEST_TARGET === "localstack";
const onStack = {
  env: functionEnvironment(),
  setupFiles: ["tests/harness/patience.ts"],
  testTimeout: onLocalstack ? 240_000 : 60_000,
  hookTimeout: onLocalstack ? 240_000 : 60_000,
  maxWorkers: 2,
};

/** LocalStack's open edition has no WebSocket API, and reports other units of the table than docs/costs.md is made of. */
const notThere = onLocalstack
  ? ["functions/realtime/**", "tests/integration/realtime.test.ts", "tests/integration/costs.test.ts"]
  : [];

export default defineConfig({
  test: {
    coverage: {
      enabled: true,
      provider: "v8",
      include: ["functions/**/*.{ts,tsx}", "shared/**/*.ts"],
      exclude: ["**/*.test.ts"],
      reporter: ["text-summary", "json-summary", "html"],
      thresholds: { lines: 90 },
    },
    projects: [
      {
        test: {
          name: "unit",
          include: ["functions/**/*.unit.test.ts", "shared/**/*.test.ts", "tools/**/*.test.ts"],
          exclude: ["**/*.localstack.test.ts"],
        },
      },
      { test: { name: "infra", include: ["infra/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 } },
      "web/vitest.config.ts",
      {
        test: {
          ...onStack,
          name: "integration",
          include: ["functions/**/*.test.ts", "tests/integration/**/*.test.ts"],
          exclude: ["**/*.unit.test.ts", ...notThere],
        },
      },
      {
        test: {
          ...onStack,
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          // What they break would fail the others, and one another.
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
        },
      },
      {
        test: {
          // LocalStack without Docker itself: each file starts one of its own.
          name: "localstack",
          include: ["tools/**/*.localstack.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
