import { createHash } from "node:crypto";

/**
 * What functions are told where they run. Handlers run in the tests' own process, so that coverage sees them, on
 * the table of the deployed stack; empty when there is none.
 */
export function functionEnvironment(): Record<string, string> {
  const { PHOTOSTACK_TEST_OUTPUTS, PHOTOSTACK_TEST_ENGINE, PHOTOSTACK_TEST_ORIGIN, PHOTOSTACK_TEST_EDGE_SECRET } =
    process.env;
  if (!PHOTOSTACK_TEST_OUTPUTS || !PHOTOSTACK_TEST_ENGINE) return {};
  const { TableName, MediaBucket, SigningKmsKey, SecretsKmsKey, Queues, RealtimeApi } =
    JSON.parse(PHOTOSTACK_TEST_OUTPUTS);
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
    PHOTOSTACK_TARGET: process.env.PHOTOSTACK_TEST_TARGET ?? "embedded",
    TABLE_NAME: TableName,
    MEDIA_BUCKET: MediaBucket,
    MEDIA_ENDPOINT: PHOTOSTACK_TEST_ENGINE,
    SIGNING_KMS_KEY: SigningKmsKey,
    SECRETS_KMS_KEY: SecretsKmsKey,
    PASSWORD_POLICY: "classes",
    FUNCTION_PASSWORDS_PASSWORD_HASHER: "photostack-passwords-password-hasher",
    MAIL_FROM: "Photostack <hello@photostack.localhost>",
    ...(RealtimeApi
      ? {
          REALTIME_ENDPOINT: `/_aws/execute-api/${RealtimeApi}`,
          REALTIME_URL: `${(PHOTOSTACK_TEST_ORIGIN ?? "").replace("http", "ws")}/realtime`,
        }
      : {}),
    WEB_ORIGIN: PHOTOSTACK_TEST_ORIGIN ?? "",
    ALLOWED_ORIGINS: PHOTOSTACK_TEST_ORIGIN ?? "",
    EDGE_SECRET_SHA256: createHash("sha256")
      .update(PHOTOSTACK_TEST_EDGE_SECRET ?? "")
      .digest("hex"),
    POWERTOOLS_LOG_LEVEL: "SILENT",
  };
}
