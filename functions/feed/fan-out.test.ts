import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { deliver } from "../../tests/harness/invoke.ts";
import { getAll, writeAll } from "../runtime/table.ts";
import { handler } from "./fan-out.ts";

test("every follower and the author, over pages and chunks; repeated it changes nothing", async () => {
  const [author, post] = [uuid(), uuid()];
  const readers = Array.from({ length: 1203 }, () => uuid());
  await writeAll({ put: readers.map((reader) => ({ pk: `FOLLOWER#${author}`, sk: reader })) });
  const message = { op: "put", author_id: author, post_id: post };
  expect(await deliver(handler, [message])).toEqual([]);
  const keys = [author, ...readers].map((reader) => ({ pk: `FEED#${reader}`, sk: post }));
  const reached = async () => (await getAll(keys, { consistent: true })).size;
  await expect.poll(reached, { timeout: 45_000, interval: 500 }).toBe(1204);
  await deliver(handler, [{ ...message, op: "remove" }]);
  await expect.poll(reached, { timeout: 45_000, interval: 500 }).toBe(0);
});
