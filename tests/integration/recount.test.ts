import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { follow } from "../../functions/follows/follows.ts";
import { update } from "../../functions/runtime/table.ts";
import { getUser, userKey } from "../../functions/users/users.ts";
import { recount, repair } from "../../tools/counters/recount.ts";
import { member } from "../harness/invoke.ts";
import { stack } from "../harness/stack.ts";

test("a counter that was changed behind everybody's back is found, and set right", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await follow(ben.id, ana.id);
  const followers = async () => (await getUser(ana.id, { consistent: true }))?.followers;
  await expect.poll(followers, { timeout: 15_000 }).toBe(1);
  const UpdateExpression = "SET followers = :wrong";
  await update({ Key: userKey(ana.id), UpdateExpression, ExpressionAttributeValues: { ":wrong": 41 } });
  const client = new DynamoDBClient({});
  const { TableName } = stack.outputs;
  // Others' tests are busy at the same time: only this account is looked at.
  const mine = async () => (await recount(client, TableName)).filter(({ item }) => item.pk === userKey(ana.id).pk);
  const [difference, ...others] = await mine();
  expect([difference, others]).toEqual([{ item: userKey(ana.id), counter: "followers", counted: 41, edges: 1 }, []]);
  if (difference) expect(await repair(client, TableName, difference)).toBe(true);
  expect([await mine(), await followers()]).toEqual([[], 1]);
  if (difference) expect(await repair(client, TableName, difference)).toBe(false);
});
