import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { block } from "../../shared/blocks.ts";
import { createComment, listComments } from "../../shared/comments.ts";
import { getPost } from "../../shared/posts.ts";
import { ask, type Member, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

const say = (as: Member, id: string, text: string, reply_to?: string) =>
  ask(createComment, { as, params: { id }, body: { text, ...(reply_to ? { reply_to } : {}) } });

test("comments and replies, with counters that tell how many", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const { id } = await publishedPost(ana);
  const { status, body: root } = await say(ben, id, `  What a #Light, @${ana.username}!  `);
  expect(status).toBe(201);
  expect(root).toMatchObject({
    author: { username: ben.username },
    thread: null,
    reply_to: null,
    viewer: { liked: false },
  });
  expect(root.entities).toEqual([
    { kind: "tag", value: "light", start: 7, end: 13 },
    { kind: "mention", value: ana.username, start: 15, end: 16 + ana.username.length },
  ]);
  const { body: reply } = await say(ana, id, "Thank you", root.id);
  const { body: answer } = await say(ben, id, "Not at all", reply.id);
  expect([reply.thread, answer.thread, answer.reply_to]).toEqual([root.id, root.id, reply.id]);
  await expect
    .poll(async () => (await ask(getPost, { params: { id } })).body.counts.comments, { timeout: 15_000 })
    .toBe(3);
  const replies = async () => (await ask(listComments, { as: ana, params: { id } })).body.items[0].counts.replies;
  await expect.poll(replies, { timeout: 15_000 }).toBe(2);
});

test("an Idempotency-Key makes one comment of many tries, also at once; another text with it is refused", async () => {
  const ana = await member("ana");
  const { id } = await publishedPost(ana);
  const headers = { "Idempotency-Key": uuid() };
  const attempt = (text: string) => ask(createComment, { as: ana, params: { id }, body: { text }, headers });
  const answers = await Promise.all([attempt("Once"), attempt("Once"), attempt("Once")]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await ask(listComments, { as: ana, params: { id } })).body.items).toHaveLength(1);
  const other = await attempt("Twice");
  expect([other.status, other.body.code]).toEqual([422, "idempotency_key_reused"]);
});

test("a closed account's, a barred person's or another post's comment can't be answered", async () => {
  const [ana, ben, eve] = await Promise.all([member("ana"), member("ben"), member("eve")]);
  const [post, other] = [await publishedPost(ana), await publishedPost(ana)];
  const { body: bens } = await say(ben, post.id, "First");
  expect((await say(eve, other.id, "Here?", bens.id)).status).toBe(404);
  await ask(block, { as: ben, params: { username: eve.username } });
  expect((await say(eve, post.id, "Hello", bens.id)).status).toBe(404);
  await setPrivate(ana);
  expect((await say(eve, post.id, "Hello")).status).toBe(404);
});

test.each([[""], ["   "], ["x".repeat(2201)]])("%j is refused", async (text) => {
  expect((await say(await member(), uuid(), text)).status).toBe(422);
});
