import { createHash } from "node:crypto";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { CloudFormationCustomResourceEvent } from "aws-lambda";
import { asInvocation } from "../runtime/invocation.ts";
import { logged } from "../runtime/worker.ts";

const secrets = new SecretsManagerClient({});

/**
 * Tells CloudFormation the SHA-256 of a secret, so that functions can be given
 * it and neither they nor the template know the secret. Whatever happens, it
 * answers: CloudFormation would wait for an hour.
 */
export const handler = (event: CloudFormationCustomResourceEvent): Promise<void> =>
  asInvocation(undefined, () =>
    logged("edge/digest-secret", async () => {
      const answer = await answerTo(event).catch((error: Error) => ({
        Status: "FAILED",
        Reason: `The secret of the edge could not be read: ${error.name}`,
      }));
      const { StackId, RequestId, LogicalResourceId } = event;
      const PhysicalResourceId = "edge-secret-digest";
      const body = JSON.stringify({ StackId, RequestId, LogicalResourceId, PhysicalResourceId, ...answer });
      const { ok, status } = await fetch(event.ResponseURL, { method: "PUT", body });
      if (!ok) throw new Error(`CloudFormation took no answer: ${status}`);
    }),
  );

async function answerTo({ RequestType, ResourceProperties }: CloudFormationCustomResourceEvent) {
  if (RequestType === "Delete") return { Status: "SUCCESS" };
  const SecretId = String(ResourceProperties.SecretId);
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  if (!SecretString) throw new Error("The secret is empty");
  return { Status: "SUCCESS", Data: { Sha256: createHash("sha256").update(SecretString).digest("hex") } };
}
