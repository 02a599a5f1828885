import { setTimeout as delay } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { getAll, writeAll } from "../../functions/runtime/table.ts";
import { Person } from "../harness/people.ts";
import { killWorkers } from "../harness/workers.ts";

const FOLLOWERS = 3000;

/** Workers are killed only while they have something in hand: after the first post has started them. */
test("workers that are killed in the middle of a fan-out leave no follower out", { timeout: 150_000 }, async () => {
  const author = await Person.register("author");
  const readers = Array.from({ length: FOLLOWERS }, () => uuid());
  await writeAll({ put: readers.map((reader) => ({ pk: `FOLLOWER#${author.id}`, sk: reader })) });
  const { id } = await author.post("Read by many");

  let killed = 0;
  for (let round = 0; round < 30; round++) {
    killed += killWorkers("photostack-feed-fan-out") + killWorkers("photostack-feed-write-feed");
    await delay(100);
  }
  expect(killed).toBeGreaterThan(1);

  const keys = [author.id, ...readers].map((reader) => ({ pk: `FEED#${reader}`, sk: id }));
  await expect.poll(async () => (await getAll(keys)).size, { timeout: 120_000, interval: 2000 }).toBe(FOLLOWERS + 1);
});
