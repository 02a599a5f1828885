import { expect, test } from "vitest";
import { createComment, likeComment } from "../../shared/comments.ts";
import { mute } from "../../shared/mutes.ts";
import { listNotifications as listContract } from "../../shared/notifications.ts";
import { updateMe } from "../../shared/users.ts";
import { ask, deliver, type Member, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { like, likeKey, unlike } from "../likes/likes.ts";
import type { Post } from "../posts/posts.ts";
import { forgetActor, listNotifications } from "./notifications.ts";
import { handler } from "./notify.ts";

const noticeOf = (post: Post, fan: Member, at = new Date().toISOString()) => ({
  recipient_id: post.author_id,
  kind: "like",
  group: `like:${post.id}`,
  actor_id: fan.id,
  cause: likeKey(post.id, fan.id),
  post_id: post.id,
  at,
});

const liked = async (post: Post, fan: Member) => {
  await like(fan.id, { kind: "post", id: post.id, authorId: post.author_id, post });
};
const counts = async (person: Member) => (await listNotifications(person.id)).notifications.map(({ count }) => count);

test("however often and late messages come, a notification counts its causes as they are", async () => {
  const [ana, ...fans] = (await Promise.all([0, 1, 2, 3, 4, 5].map(() => member("fan")))) as [Member, ...Member[]];
  const post = await publishedPost(ana);
  await Promise.all(fans.map((fan) => liked(post, fan)));
  const notices = fans.map((fan) => noticeOf(post, fan));
  await Promise.all([deliver(handler, notices), deliver(handler, notices), deliver(handler, notices.slice(2))]);
  expect(await counts(ana)).toEqual([5]);
  await Promise.all(fans.slice(0, 4).map((fan) => unlike(fan.id, post.id)));
  await Promise.all([deliver(handler, notices), deliver(handler, notices.toReversed())]);
  expect(await counts(ana)).toEqual([1]);
  await unlike(fans[4]?.id ?? "", post.id);
  await deliver(handler, notices);
  expect(await counts(ana)).toEqual([]);
});

test("nothing of muted people, and nothing that one does not want", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const post = await publishedPost(ana);
  await ask(mute, { as: ana, params: { username: ben.username } });
  await liked(post, ben);
  await deliver(handler, [noticeOf(post, ben)]);
  expect(await counts(ana)).toEqual([]);
  await ask(updateMe, { as: ana, body: { notifications: { likes: false } } });
  await liked(post, cleo);
  await deliver(handler, [noticeOf(post, cleo)]);
  expect(await counts(ana)).toEqual([]);
});

test("nobody is told of a post they may not see", async () => {
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  await setPrivate(ana);
  const post = await publishedPost(ana, `With @${ben.username}`);
  const message = {
    ...{ recipient_id: ben.id, kind: "mention", group: `mention:${post.id}`, actor_id: ana.id },
    ...{ cause: { pk: post.pk, sk: post.sk }, post_id: post.id, post_author_id: ana.id, at: post.created_at },
  };
  await deliver(handler, [message]);
  expect(await counts(ben)).toEqual([]);
  await setPrivate(ana, false);
  await deliver(handler, [message]);
  expect(await counts(ben)).toEqual([1]);
});

test("who likes a comment shows nothing of the post to whom may not see it", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const post = await publishedPost(ana);
  const { body: comment } = await ask(createComment, { as: ben, params: { id: post.id }, body: { text: "Hm" } });
  await ask(likeComment, { as: cleo, params: { id: post.id, comment_id: comment.id } });
  const told = async () => (await ask(listContract, { as: ben })).body;
  await expect.poll(async () => (await told()).items.length, { timeout: 15_000 }).toBe(1);
  await setPrivate(ana);
  expect(await told()).toMatchObject({ items: [], unread_count: 0 });
});

test("a notification that is forgotten begins anew, and its old causes count in it no more", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const post = await publishedPost(ana);
  await liked(post, ben);
  await deliver(handler, [noticeOf(post, ben)]);
  await forgetActor(ana.id, ben.id, new Date().toISOString());
  expect(await counts(ana)).toEqual([]);
  await liked(post, cleo);
  await deliver(handler, [noticeOf(post, cleo)]);
  expect(await counts(ana)).toEqual([1]);
  await unlike(ben.id, post.id);
  await deliver(handler, [noticeOf(post, ben)]);
  expect(await counts(ana)).toEqual([1]);
});

test("forgetting one person keeps what others did", async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const post = await publishedPost(ana);
  for (const fan of [ben, cleo]) await liked(post, fan);
  await deliver(handler, [noticeOf(post, ben), noticeOf(post, cleo)]);
  await forgetActor(ana.id, ben.id, new Date().toISOString());
  expect(await counts(ana)).toEqual([2]);
});
