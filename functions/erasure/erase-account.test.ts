import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { deleteMe } from "../../shared/accounts.ts";
import { updateUser } from "../../shared/administration.ts";
import { login } from "../../shared/auth.ts";
import { setBackend } from "../../shared/backends.ts";
import { block } from "../../shared/blocks.ts";
import { createComment, likeComment, listComments } from "../../shared/comments.ts";
import { requestExport } from "../../shared/exports.ts";
import { follow } from "../../shared/follows.ts";
import { likePost } from "../../shared/likes.ts";
import { mute } from "../../shared/mutes.ts";
import { getPost } from "../../shared/posts.ts";
import { savePost } from "../../shared/saves.ts";
import { updateMe } from "../../shared/users.ts";
import { callDeployed } from "../../tests/harness/deployed.ts";
import { ask, type Member, member, setPrivate } from "../../tests/harness/invoke.ts";
import { deletionDue } from "../../tests/harness/passed-time.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { tracesOf } from "../../tests/harness/traces.ts";
import { subjectOf } from "../audit/audit.ts";
import { put as putObject } from "../media/bucket.ts";
import { pictureKey } from "../media/object-keys.ts";
import { get, page, put, update } from "../runtime/table.ts";
import { accountKey, emailKey, usernameKey } from "../users/users.ts";

const beginErasures = () => callDeployed<{ begun: number }>("erasure/begin-erasures");

/** Somebody who has left a trace of every kind. */
async function livelyPerson() {
  const [ana, ben, cleo, dan] = [await member("ana"), await member("ben"), await member("cleo"), await member("dan")];
  const by = (person: Member) => ({ params: { username: person.username } });
  await ask(updateMe, { as: ana, body: { display_name: `Display ${ana.username}`, bio: `I am ${ana.username}` } });
  const own = await publishedPost(ana, `Me, @${ana.username}, with @${ben.username} #harbour`);
  await putObject(pictureKey(own.uploads[0]?.id ?? "", 800, "jpg"), Buffer.from("a picture"), "image/jpeg");
  const theirs = await publishedPost(ben, `With @${ana.username} and @${cleo.username}`);
  const on = (post: { id: string }) => ({ params: { id: post.id } });
  const comment = async (as: Member, post: { id: string }, text: string, reply_to?: string) =>
    (await ask(createComment, { as, ...on(post), body: { text, ...(reply_to ? { reply_to } : {}) } })).body;
  const hers = await comment(ana, theirs, `Yes @${ben.username}, says @${ana.username}`);
  const reply = await comment(cleo, theirs, `I agree, @${ana.username}!`, hers.id);
  await comment(ben, own, "Nice");
  await ask(likeComment, { as: cleo, params: { id: theirs.id, comment_id: hers.id } });
  for (const as of [ben, cleo]) await ask(likePost, { as, ...on(own) });
  await ask(likePost, { as: ana, ...on(theirs) });
  await ask(savePost, { as: ben, ...on(own) });
  await ask(savePost, { as: ana, ...on(theirs) });
  await ask(follow, { as: ben, ...by(ana) });
  await ask(follow, { as: ana, ...by(ben) });
  await setPrivate(dan);
  await ask(follow, { as: ana, ...by(dan) });
  await ask(mute, { as: cleo, ...by(ana) });
  await ask(mute, { as: ana, ...by(cleo) });
  const [eve, finn] = [await member("eve"), await member("finn")];
  await ask(block, { as: eve, ...by(ana) });
  await ask(block, { as: ana, ...by(finn) });
  const config = { instagram_username: ana.username, api_base_url: "https://a.example", bearer_token: "t" };
  await ask(setBackend, { as: ana, body: config });
  await ask(requestExport, { as: ana });
  await ask(login, { body: { username: ana.username, password } });
  return { ana, ben, cleo, dan, eve, own, theirs, hers, reply };
}

const settled = async () => delay(6000);

test("of somebody who left nothing remains: no item, no object, no name, no id, no address", {
  timeout: 240_000,
}, async () => {
  const { ana, ben, own, theirs, hers, reply } = await livelyPerson();
  await settled();
  expect((await tracesOf(ana)).items.length).toBeGreaterThan(25);
  await ask(deleteMe, { as: ana });
  await deletionDue(ana);
  await beginErasures();
  const report = async () =>
    get<{ erased: Record<string, number> }>({ pk: `ERASURE#${subjectOf(ana.id)}`, sk: "ERASURE" });
  await expect.poll(report, { timeout: 90_000, interval: 1000 }).toBeTruthy();
  expect((await report())?.erased).toMatchObject({ posts: 1, comments: 1, likes: 1, follows: 2, account: 1 });
  // Only its place in the list is left, so that what came late is looked for an hour later.
  await settled();
  await deletionDue(ana);
  await beginErasures();
  await expect.poll(() => tracesOf(ana), { timeout: 90_000, interval: 2000 }).toEqual({ items: [], objects: [] });

  expect((await ask(getPost, { as: ben, params: { id: own.id } })).status).toBe(404);
  const { body: post } = await ask(getPost, { as: ben, params: { id: theirs.id } });
  expect(post.caption).toMatch(/^With @deleted and @cleo/);
  expect(post.entities.map(({ value }: { value: string }) => value)).toHaveLength(1);
  expect(post.counts).toEqual({ likes: 0, comments: 2 });
  const { body: comments } = await ask(listComments, { as: ben, params: { id: theirs.id } });
  expect(comments.items).toMatchObject([{ id: hers.id, author: null, text: "", counts: { likes: 0, replies: 1 } }]);
  const { body: replies } = await ask(listComments, { as: ben, params: { id: theirs.id }, query: { thread: hers.id } });
  expect(replies.items).toMatchObject([{ id: reply.id, text: "I agree, @deleted!" }]);
  expect((await ask(login, { body: { username: ana.username, password } })).body.code).toBe("wrong_credentials");
  const audit = await page<{ sk: string; action: string }>(`AUDIT#${subjectOf(ana.id)}`, { ConsistentRead: true });
  expect(audit.items.at(-1)?.action).toBe("account_erased");
});

test("who comes back in time keeps everything, even when the message is on its way", async () => {
  const ana = await member("ana");
  const own = await publishedPost(ana);
  await ask(deleteMe, { as: ana });
  const { due } = await deletionDue(ana);
  await ask(login, { body: { username: ana.username, password } });
  const { handler } = await import("./erase-account.ts");
  const { deliver } = await import("../../tests/harness/invoke.ts");
  expect(await deliver(handler, [{ user_id: ana.id, due, username: "", step: 0, erased: {} }])).toEqual([]);
  expect((await ask(getPost, { params: { id: own.id } })).status).toBe(200);
});

test("whoever takes the freed name in between keeps it, and so does whose the address was", async () => {
  const [ana, ben] = [await member("ana"), await member("ben")];
  await update({
    Key: accountKey(ana.id),
    UpdateExpression: "SET email = :other, email_verified = :no",
    ExpressionAttributeValues: { ":other": ben.email, ":no": false },
  });
  await ask(deleteMe, { as: ana });
  await deletionDue(ana);
  await beginErasures();
  const isFree = async () => (await get(usernameKey(ana.username), { consistent: true })) === undefined;
  await expect.poll(isFree, { timeout: 60_000, interval: 1000 }).toBe(true);
  const heir = { ...usernameKey(ana.username), user_id: ben.id };
  await put(heir);
  await deletionDue(ana);
  await beginErasures();
  const isListed = async () => {
    const { items } = await page<{ sk: string; user_id: string }>("DELETIONS", { ConsistentRead: true });
    return items.some(({ user_id }) => user_id === ana.id);
  };
  await expect.poll(isListed, { timeout: 60_000, interval: 1000 }).toBe(false);
  expect(await get(usernameKey(ana.username), { consistent: true })).toEqual(heir);
  expect(await get(emailKey(ben.email), { consistent: true })).toMatchObject({ user_id: ben.id });
});

test("an account that an admin has closed is erased too, one that is not due is not", async () => {
  const [root, ana] = [await member("root", { role: "admin" }), await member("ana")];
  const { deleteUser } = await import("../../shared/administration.ts");
  await ask(deleteUser, { as: root, params: { username: ana.id } });
  await beginErasures();
  await delay(3000);
  expect((await ask(updateUser, { as: root, params: { username: ana.id }, body: {} })).status).toBe(200);
  await deletionDue(ana);
  await beginErasures();
  const isGone = async () => (await ask(updateUser, { as: root, params: { username: ana.id }, body: {} })).status;
  await expect.poll(isGone, { timeout: 60_000, interval: 1000 }).toBe(404);
});
