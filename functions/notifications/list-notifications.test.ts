import { expect, test } from "vitest";
import { block } from "../../shared/blocks.ts";
import { createComment } from "../../shared/comments.ts";
import { follow } from "../../shared/follows.ts";
import { likePost, unlikePost } from "../../shared/likes.ts";
import { listNotifications } from "../../shared/notifications.ts";
import { ask, type Member, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

const told = async (as: Member, query = {}) => (await ask(listNotifications, { as, query })).body;
const kinds = (as: Member) => async () => (await told(as)).items.map(({ kind }: { kind: string }) => kind).sort();
const patience = { timeout: 20_000 };

test("likes of a post are told together, with who did last and how many; what is taken back is not told any more", async () => {
  const [ana, ben, cleo, dora, eve] = (await Promise.all(
    ["ana", "ben", "cleo", "dora", "eve"].map((name) => member(name)),
  )) as [Member, Member, Member, Member, Member];
  const { id } = await publishedPost(ana);
  for (const as of [ana, ben, cleo, dora, eve]) await ask(likePost, { as, params: { id } });
  const count = async () => (await told(ana)).items[0]?.count;
  await expect.poll(count, patience).toBe(4);
  const { items, unread_count } = await told(ana);
  expect(items).toMatchObject([{ kind: "like", unread: true, post: { id }, comment: null }]);
  expect(items[0].post.picture.id).toBeTruthy();
  expect(items[0].actors.map(({ username }: Member) => username)).toEqual([eve, dora, cleo].map((p) => p.username));
  expect(unread_count).toBe(1);
  for (const as of [ben, cleo, dora]) await ask(unlikePost, { as, params: { id } });
  await expect.poll(count, patience).toBe(1);
  await ask(unlikePost, { as: eve, params: { id } });
  await expect.poll(kinds(ana), patience).toEqual([]);
});

test("comments, replies, mentions, follows, requests and their acceptance, each to whom it concerns", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const { id } = await publishedPost(ana, `With @${cleo.username}`);
  const text = `Lovely, @${cleo.username} and @${ana.username}! ${"x".repeat(200)}`;
  const { body: comment } = await ask(createComment, { as: ben, params: { id }, body: { text } });
  await ask(createComment, { as: ana, params: { id }, body: { text: "Thanks", reply_to: comment.id } });
  await ask(follow, { as: ben, params: { username: ana.username } });
  await setPrivate(cleo);
  await ask(follow, { as: ben, params: { username: cleo.username } });
  await expect.poll(kinds(ana), patience).toEqual(["comment", "follow"]);
  await expect.poll(kinds(ben), patience).toEqual(["reply"]);
  await expect.poll(kinds(cleo), patience).toEqual(["follow_request", "mention", "mention"]);
  const about = (await told(ana)).items.find(({ kind }: { kind: string }) => kind === "comment");
  expect(about.comment.id).toBe(comment.id);
  expect([...about.comment.text]).toHaveLength(140);
  await setPrivate(cleo, false);
  await expect.poll(kinds(ben), patience).toEqual(["follow_accepted", "reply"]);
  await expect.poll(kinds(cleo), patience).toEqual(["mention", "mention"]);
});

test("page by page, and a cursor is its owner's", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  for (let post = 0; post < 3; post++) {
    const { id } = await publishedPost(ana);
    await ask(likePost, { as: ben, params: { id } });
  }
  await expect.poll(async () => (await told(ana)).items.length, patience).toBe(3);
  const all = (await told(ana)).items.map(({ id }: { id: string }) => id);
  const first = await told(ana, { limit: "2" });
  const rest = await told(ana, { limit: "2", cursor: first.next_cursor });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
  expect(rest.next_cursor).toBeNull();
  expect((await told(ben, { cursor: first.next_cursor })).code).toBe("invalid_cursor");
});

test("a block takes away what was told", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const { id } = await publishedPost(cleo);
  await ask(createComment, { as: ben, params: { id }, body: { text: `Look, @${ana.username}` } });
  await expect.poll(kinds(ana), patience).toEqual(["mention"]);
  await ask(block, { as: ana, params: { username: ben.username } });
  expect((await told(ana)).items).toEqual([]);
  await expect.poll(async () => (await told(ana)).unread_count, patience).toBe(0);
});
