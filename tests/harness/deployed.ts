import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { resourceName } from "../../infra/workers.ts";

const client = new LambdaClient();

/** Calls a deployed function, with the rights that it has there. @throws when it fails */
export async function callDeployed<Answer>(name: string, event: object = {}): Promise<Answer> {
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName: resourceName(name), Payload: JSON.stringify(event) }),
  );
  const text = Buffer.from(Payload ?? []).toString();
  if (FunctionError) throw new Error(`${name} failed: ${text}`);
  return JSON.parse(text) as Answer;
}
