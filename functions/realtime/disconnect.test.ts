import { expect, test } from "vitest";
import { deadConnection, idsOf } from "../../tests/harness/connections.ts";
import { member } from "../../tests/harness/invoke.ts";
import { handler } from "./disconnect.ts";

test("a closed connection is forgotten, the person's others are not, and twice does no harm", async () => {
  const ana = await member("ana");
  const [closed, open] = [await deadConnection(ana), await deadConnection(ana)];
  for (const connectionId of [closed, closed, "unknown"]) {
    expect(await handler({ requestContext: { connectionId } })).toEqual({ statusCode: 200 });
  }
  expect(await idsOf(ana)).toEqual([open]);
});
