import { createHash } from "node:crypto";
import { defineConfig } from "vitest/config";

/** Handlers run in the tests' own process, so that coverage sees them, on the table of the deployed stack. */
function functionEnvironment(): Record<string, string> {
  const { PHOTOSTACK_TEST_OUTPUTS, PHOTOSTACK_TEST_ENGINE, PHOTOSTACK_TEST_ORIGIN, PHOTOSTACK_TEST_EDGE_SECRET } =
    process.env;
  if (!PHOTOSTACK_TEST_OUTPUTS || !PHOTOSTACK_TEST_ENGINE) return {};
  const { TableName, MediaBucket, SigningKmsKey, Queues } = JSON.parse(PHOTOSTACK_TEST_OUTPUTS);
  const queues = (JSON.parse(Queues) as string[]).map((name) => [
    name.replace("photostack-", "QUEUE_").replaceAll("-", "_").toUpperCase(),
    `${PHOTOSTACK_TEST_ENGINE}/000000000000/${name}`,
  ]);
  return {
    ...Object.fromEntries(queues),
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: "us-east-1",
    AWS_ENDPOINT_URL: PHOTOSTACK_TEST_ENGINE,
    PHOTOSTACK_TARGET: "embedded",
    TABLE_NAME: TableName,
    MEDIA_BUCKET: MediaBucket,
    MEDIA_ENDPOINT: PHOTOSTACK_TEST_ENGINE,
    SIGNING_KMS_KEY: SigningKmsKey,
    FUNCTION_AUTH_PASSWORD_HASHER: "photostack-auth-password-hasher",
    ALLOWED_ORIGINS: PHOTOSTACK_TEST_ORIGIN ?? "",
    EDGE_SECRET_SHA256: createHash("sha256")
      .update(PHOTOSTACK_TEST_EDGE_SECRET ?? "")
      .digest("hex"),
    POWERTOOLS_LOG_LEVEL: "SILENT",
  };
}

const onStack = { env: functionEnvironment(), testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 };

export default defineConfig({
  test: {
    coverage: {
      enabled: true,
      provider: "v8",
      include: ["functions/**/*.ts", "shared/**/*.ts"],
      exclude: ["**/*.test.ts"],
      reporter: ["text-summary", "json-summary", "html"],
      thresholds: { lines: 90 },
    },
    projects: [
      {
        test: {
          name: "unit",
          include: ["functions/**/*.unit.test.ts", "shared/**/*.test.ts", "tools/**/*.test.ts"],
        },
      },
      { test: { name: "infra", include: ["infra/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 } },
      "web/vitest.config.ts",
      {
        test: {
          ...onStack,
          name: "integration",
          include: ["functions/**/*.test.ts", "tests/integration/**/*.test.ts"],
          exclude: ["**/*.unit.test.ts"],
        },
      },
      {
        test: {
          ...onStack,
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          // What they break would fail the others.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
