import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { CloudFormationCustomResourceEvent } from "aws-lambda";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handler } from "./digest-secret.ts";

const answers: Record<string, unknown>[] = [];
let cloudFormation: Server;

beforeAll(async () => {
  cloudFormation = createServer(async (request, response) => {
    answers.push(JSON.parse(await text(request)));
    response.end();
  });
  await new Promise<void>((resolve) => cloudFormation.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await new Promise((resolve) => cloudFormation.close(resolve));
});

async function answerTo(RequestType: "Create" | "Delete", SecretId: string) {
  const { port } = cloudFormation.address() as AddressInfo;
  const event = {
    RequestType,
    ResponseURL: `http://127.0.0.1:${port}/answer`,
    StackId: "stack",
    RequestId: uuid(),
    LogicalResourceId: "Sha256",
    ResourceProperties: { ServiceToken: "function", SecretId },
  };
  await handler(event as unknown as CloudFormationCustomResourceEvent);
  return answers.pop();
}

test("tells the hash of the secret and not the secret", async () => {
  const Name = `photostack-edge-${uuid()}`;
  await new SecretsManagerClient().send(new CreateSecretCommand({ Name, SecretString: "hush" }));
  const answer = await answerTo("Create", Name);
  const Sha256 = createHash("sha256").update("hush").digest("hex");
  expect(answer).toMatchObject({ Status: "SUCCESS", StackId: "stack", LogicalResourceId: "Sha256", Data: { Sha256 } });
  expect(JSON.stringify(answer)).not.toContain("hush");
});

test("answers when there is no such secret, and when it is over", async () => {
  expect(await answerTo("Create", `photostack-edge-${uuid()}`)).toMatchObject({
    Status: "FAILED",
    Reason: "The secret of the edge could not be read: ResourceNotFoundException",
  });
  expect(await answerTo("Delete", "gone")).toMatchObject({ Status: "SUCCESS" });
});
