import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { clientSettings } from "../cloud.ts";
import { openEngine } from "../engine/engine.ts";
import type { Command } from "../lifetime.ts";
import { sharedEngine } from "../settings.ts";
import { Failure } from "../steps.ts";
import type { Place } from "./back-up.ts";

const TABLE = "photostack";
const BUCKET = "photostack-media-";

/**
 * The deployed stack's bucket, and its table or another: on AWS, or on the engine, which is
 * started with what it has kept when it does not run.
 * @throws Failure when there is none
 */
export async function deployedPlace(command: Command, table = TABLE): Promise<Place> {
  const settings = clientSettings();
  if (settings.endpoint) await openEngine(sharedEngine(command));
  const dynamodb = new DynamoDBClient(settings);
  const s3 = new S3Client({ ...settings, forcePathStyle: "endpoint" in settings });
  const where = settings.endpoint ?? "AWS";
  await dynamodb.send(new DescribeTableCommand({ TableName: table })).catch((error: Error) => {
    if (error.name === "ResourceNotFoundException")
      throw new Failure(`There is no table ${table} at ${where}: deploy the stack with npm run deploy.`);
    throw error;
  });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({ Prefix: BUCKET }));
  const region = await dynamodb.config.region();
  const bucket = Buckets.map(({ Name = "" }) => Name).find((name) => name.startsWith(BUCKET) && name.endsWith(region));
  if (!bucket) throw new Failure(`There is no bucket ${BUCKET}… at ${where}: deploy the stack with npm run deploy.`);
  return { dynamodb, s3, table, bucket };
}
