import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, expect, test } from "vitest";
import { type Engine, startEmbedded } from "../../tools/engine/engine.ts";
import { credentials, region } from "../../tools/engine/stack-version.ts";
import { freePort } from "../../tools/stack.ts";
import { enginePid } from "../../tools/status/surroundings.ts";
import { Steps } from "../../tools/steps.ts";

const directory = mkdtempSync(join(tmpdir(), "photostack-killed-"));
const endings: (() => unknown)[] = [];
afterAll(async () => {
  for (const ending of endings) await ending();
  rmSync(directory, { recursive: true, force: true });
});

const start = async (port: number): Promise<Engine> =>
  startEmbedded({
    ...{ directory, port, persist: true, log: join(directory, "engine.log") },
    ...{ steps: new Steps({ write: () => true }), onEnd: (ending) => endings.push(ending) },
  });

// Only there it saves while it runs.
test.skipIf(process.platform !== "linux")(
  "an engine that is killed comes back with what was written",
  { timeout: 90_000 },
  async () => {
    const port = await freePort();
    const first = await start(port);
    const client = new DynamoDBClient({ endpoint: first.url, region, credentials });
    await client.send(
      new CreateTableCommand({
        TableName: "kept",
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
        StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
      }),
    );
    for (let written = 1; written <= 3; written++) {
      await client.send(new PutItemCommand({ TableName: "kept", Item: { pk: { S: String(written) } } }));
      // Saved every five seconds: each is a state of its own that takes the place of the last.
      await delay(7000);
    }
    process.kill(Number(enginePid(String(port))), "SIGKILL");
    expect(await first.died).toContain("has ended by itself");

    await start(port);
    for (const pk of ["1", "2", "3"]) {
      const { Item } = await client.send(new GetItemCommand({ TableName: "kept", Key: { pk: { S: pk } } }));
      expect(Item).toEqual({ pk: { S: pk } });
    }
  },
);
