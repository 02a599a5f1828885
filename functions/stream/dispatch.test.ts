import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { v7 as uuid } from "uuid";
import { expect, test, vi } from "vitest";
import { member } from "../../tests/harness/invoke.ts";
import { processingPost, readyUpload } from "../../tests/harness/posts.ts";
import { getPost } from "../posts/posts.ts";
import { handler } from "./dispatch.ts";

const insertOf = (item: Record<string, unknown>) =>
  ({
    Records: [{ eventID: uuid(), eventName: "INSERT", dynamodb: { NewImage: marshall(item) } }],
  }) as unknown as DynamoDBStreamEvent;

test("a committed post is settled", async () => {
  const ana = await member("ana");
  const post = await processingPost(ana, [await readyUpload(ana)]);
  const { id } = post;
  expect(await handler(insertOf({ ...post }))).toEqual({ batchItemFailures: [] });
  await expect.poll(async () => (await getPost(id))?.status, { timeout: 15_000 }).toBe("published");
});

test("changes that mean nothing to anybody send nothing", async () => {
  expect(await handler(insertOf({ pk: "RATE#10.0.0.1", sk: "RATE" }))).toEqual({ batchItemFailures: [] });
});

test("when messages can't be sent it fails, so that the stream delivers again", async () => {
  vi.stubEnv("QUEUE_POSTS_SETTLE_POST", `${process.env.AWS_ENDPOINT_URL}/000000000000/there-is-no-such-queue`);
  await expect(handler(insertOf({ pk: `POST#${uuid()}`, sk: "POST" }))).rejects.toThrow();
  vi.unstubAllEnvs();
});
