import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { asInvocation, currentInvocation } from "./invocation.ts";
import { ConditionsFailed, get, getAll, transact, update, writeAll } from "./table.ts";

const key = (pk: string, index: number) => ({ pk: `TEST#${pk}`, sk: String(index).padStart(4, "0") });
const item = (pk: string, index: number) => ({ ...key(pk, index), filling: "x".repeat(2000) });

test("batches of any size are written and read whole, and what they cost is counted", async () => {
  const pk = uuid();
  const items = Array.from({ length: 260 }, (_, index) => item(pk, index));
  await asInvocation(undefined, async () => {
    await writeAll({ put: items });
    expect(await getAll([...items, ...items])).toHaveProperty("size", 260);
    expect(await get(key(pk, 0))).toMatchObject({ sk: "0000" });
    const { calls, trips, readUnits, writeUnits } = currentInvocation()?.table ?? {
      calls: 0,
      trips: 0,
      readUnits: 0,
      writeUnits: 0,
    };
    // All batches of one call are under way at once.
    expect(trips).toBe(3);
    expect(calls).toBe(Math.ceil(260 / 25) + Math.ceil(260 / 100) + 1);
    expect(readUnits).toBeGreaterThan(0);
    expect(writeUnits).toBeGreaterThan(0);
  });
  await writeAll({ remove: items });
  expect(await getAll(items)).toEqual(new Map());
});

test("a transaction is all or nothing, and says which condition failed", async () => {
  const pk = uuid();
  await transact([{ Put: { Item: item(pk, 1) } }]);
  const attempt = transact([
    { Put: { Item: item(pk, 0) } },
    { Put: { Item: item(pk, 1), ConditionExpression: "attribute_not_exists(pk)" } },
  ]);
  await expect(attempt).rejects.toThrow(ConditionsFailed);
  await expect(attempt).rejects.toMatchObject({ failed: [1] });
  expect(await get(key(pk, 0))).toBeUndefined();
});

test("conflicting transactions are tried again until all have counted", async () => {
  const Key = { pk: `TEST#${uuid()}`, sk: "COUNTER" };
  const counting = { Key, UpdateExpression: "ADD hits :one", ExpressionAttributeValues: { ":one": 1 } };
  await Promise.all(Array.from({ length: 10 }, () => transact([{ Update: counting }])));
  expect(await update({ ...counting, ReturnValues: "ALL_NEW" })).toMatchObject({ hits: 11 });
});
