import { expect, test } from "vitest";
import { block } from "../../shared/blocks.ts";
import { createComment, likeComment, listComments } from "../../shared/comments.ts";
import { ask, type Member, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

async function conversation(author: Member, count: number) {
  const { id } = await publishedPost(author);
  const made: string[] = [];
  for (let index = 0; index < count; index++) {
    // Ten a minute is the limit of one person.
    const as = index < 8 ? author : await member("other");
    const { body } = await ask(createComment, { as, params: { id }, body: { text: `Number ${index}` } });
    made.push(body.id);
  }
  return { id, made };
}

const ids = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);

test("from the oldest or the newest on, and both ways from one in the middle", async () => {
  const ana = await member("ana");
  const { id, made } = await conversation(ana, 7);
  const list = (query: Record<string, string>) => ask(listComments, { as: ana, params: { id }, query });
  const oldest = await list({ limit: "3" });
  expect(ids(oldest)).toEqual(made.slice(0, 3));
  expect(oldest.body.previous_cursor).toBeNull();
  const next = await list({ limit: "3", cursor: oldest.body.next_cursor });
  expect(ids(next)).toEqual(made.slice(3, 6));
  const back = await list({ limit: "3", cursor: next.body.previous_cursor });
  expect(ids(back)).toEqual(made.slice(0, 3));
  const last = await list({ limit: "3", cursor: next.body.next_cursor });
  expect([ids(last), last.body.next_cursor]).toEqual([made.slice(6), null]);
  expect(ids(await list({ limit: "2", order: "newest" }))).toEqual(made.slice(5).toReversed());

  const middle = await list({ limit: "2", from: made[4] ?? "" });
  expect(ids(middle)).toEqual(made.slice(4, 6));
  const before = await list({ limit: "2", cursor: middle.body.previous_cursor });
  expect(ids(before)).toEqual(made.slice(2, 4));
  const newest = await list({ limit: "2", order: "newest", from: made[4] ?? "" });
  expect(ids(newest)).toEqual([made[4], made[3]]);
  const first = await list({ limit: "2", from: made[0] ?? "" });
  expect([ids(first), first.body.previous_cursor]).toEqual([made.slice(0, 2), null]);
  const latest = await list({ limit: "2", order: "newest", from: made[6] ?? "" });
  expect([ids(latest), latest.body.previous_cursor]).toEqual([[made[6], made[5]], null]);
  const stolen = await list({ order: "newest", cursor: middle.body.next_cursor });
  expect(stolen.body.code).toBe("invalid_cursor");
});

test("a thread's replies, with what one likes, and without whom one is barred from", async () => {
  const [ana, ben, eve] = await Promise.all([member("ana"), member("ben"), member("eve")]);
  const { id, made } = await conversation(ana, 1);
  const [thread = ""] = made;
  const say = async (as: Member, text: string) =>
    (await ask(createComment, { as, params: { id }, body: { text, reply_to: thread } })).body;
  const [bens, eves] = [await say(ben, "Yes"), await say(eve, "No")];
  await ask(likeComment, { as: ana, params: { id, comment_id: bens.id } });
  await ask(block, { as: ben, params: { username: eve.username } });
  const replies = (as: Member) => ask(listComments, { as, params: { id }, query: { thread } });
  expect(ids(await replies(ana))).toEqual([bens.id, eves.id]);
  expect((await replies(ana)).body.items[0].viewer).toEqual({ liked: true });
  expect(ids(await replies(ben))).toEqual([bens.id]);
  expect(ids(await replies(eve))).toEqual([eves.id]);
  const from = await ask(listComments, { as: ana, params: { id }, query: { from: bens.id } });
  expect(ids(from)).toEqual([thread]);
  const elsewhere = await publishedPost(ana);
  const foreign = await ask(listComments, { as: eve, params: { id: elsewhere.id }, query: { thread } });
  expect(foreign.status).toBe(404);
});
