import { expect, test } from "vitest";
import { likePost } from "../../shared/likes.ts";
import { listNotifications, readNotifications } from "../../shared/notifications.ts";
import { ask, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

test("what was read stays listed, and what comes after is unread again", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const { id } = await publishedPost(ana);
  const list = async () => (await ask(listNotifications, { as: ana })).body;
  await ask(likePost, { as: ben, params: { id } });
  await expect.poll(async () => (await list()).unread_count, { timeout: 15_000 }).toBe(1);
  const [{ at }] = (await list()).items;
  expect((await ask(readNotifications, { as: ana, body: { until: at } })).status).toBe(204);
  expect(await list()).toMatchObject({ unread_count: 0, items: [{ unread: false }] });
  await ask(likePost, { as: cleo, params: { id } });
  await expect.poll(async () => (await list()).unread_count, { timeout: 15_000 }).toBe(1);
  expect((await ask(readNotifications, { as: ana, body: null })).status).toBe(422);
  await ask(readNotifications, { as: ana });
  expect((await list()).unread_count).toBe(0);
  const future = { until: "2999-01-01T00:00:00.000Z" };
  await ask(readNotifications, { as: ana, body: future });
  const other = await publishedPost(ana);
  await ask(likePost, { as: cleo, params: { id: other.id } });
  await expect.poll(async () => (await list()).unread_count, { timeout: 15_000 }).toBe(1);
});
