import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { listEntries } from "../../functions/feed/feed.ts";
import { followingKey, listFollowerIds, listFollowingIds } from "../../functions/follows/follows.ts";
import { likeKey } from "../../functions/likes/likes.ts";
import { getPost } from "../../functions/posts/posts.ts";
import { get, pages } from "../../functions/runtime/table.ts";
import { getUser } from "../../functions/users/users.ts";
import { API_BASE } from "../../shared/routes.ts";
import { Client } from "../harness/api.ts";
import { type Member, member } from "../harness/invoke.ts";
import { publishedPost } from "../harness/posts.ts";
import { stack } from "../harness/stack.ts";

/** Enough to make transactions conflict; a longer run is asked for by the environment. */
const PEOPLE = Number(process.env.PHOTOSTACK_LOAD_PEOPLE ?? 8);
const SECONDS = Number(process.env.PHOTOSTACK_LOAD_SECONDS ?? 8);
const DRAINED = { timeout: 240_000, interval: 1000 };

interface Participant extends Member {
  readonly client: Client;
  readonly postId: string;
  /** Comments of their own: post and comment. */
  readonly comments: [string, string][];
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** One thing that somebody does; a limit that is reached is part of life. */
async function act(me: Participant, all: readonly Participant[]): Promise<number> {
  const other = pick(all);
  const ask = (method: string, path: string, body?: unknown) =>
    me.client.call(method, path, { token: me.token, ...(body ? { body } : {}) });
  const post = `/posts/${other.postId}`;
  switch (Math.floor(Math.random() * 7)) {
    case 0:
      return (await ask("PUT", `${post}/like`)).status;
    case 1:
      return (await ask("DELETE", `${post}/like`)).status;
    case 2:
      return other === me ? 204 : (await ask("PUT", `/users/${other.username}/follow`)).status;
    case 3:
      return other === me ? 204 : (await ask("DELETE", `/users/${other.username}/follow`)).status;
    case 4: {
      const [postId, reply_to] = other.comments[0] ?? [other.postId];
      const answer = await ask("POST", `/posts/${postId}/comments`, { text: "Hm", ...(reply_to ? { reply_to } : {}) });
      if (answer.status === 201) me.comments.push([postId, answer.body.id]);
      return answer.status;
    }
    case 5: {
      const [postId, id] = me.comments.pop() ?? [];
      return id ? (await ask("DELETE", `/posts/${postId}/comments/${id}`)).status : 204;
    }
    default: {
      const [postId, id] = other.comments[0] ?? [];
      const method = Math.random() < 0.5 ? "PUT" : "DELETE";
      return id ? (await ask(method, `/posts/${postId}/comments/${id}/like`)).status : 204;
    }
  }
}

async function countOf(pk: string): Promise<string[]> {
  const found: string[] = [];
  for await (const page of pages<{ sk: string }>(pk, { ConsistentRead: true })) found.push(...page.map(({ sk }) => sk));
  return found;
}

/** Comments of a post, replies included, each with how many like it and reply to it. */
async function commentsOf(postId: string) {
  const roots = await countOf(`THREAD#${postId}`);
  const replies = await Promise.all(roots.map((root) => countOf(`THREAD#${root}`)));
  return { total: roots.length + replies.flat().length, roots, replies };
}

const everyone = { limit: 1000, consistent: true };

test("whatever many people do at once, counters equal edges and feeds hold what they should", {
  timeout: (SECONDS + 300) * 1000,
}, async () => {
  const all: Participant[] = await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      const person = await member("load");
      return {
        ...person,
        client: new Client(`${stack.origin}${API_BASE}`),
        postId: (await publishedPost(person)).id,
        comments: [],
      };
    }),
  );
  const statuses = new Map<number, number>();
  const end = Date.now() + SECONDS * 1000;
  await Promise.all(
    all.map(async (me) => {
      while (Date.now() < end) {
        const status = await act(me, all);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        await delay(Math.random() * 100);
      }
    }),
  );
  // 404: somebody else was faster with a comment.
  expect([...statuses.keys()].filter((status) => ![201, 204, 404, 429].includes(status))).toEqual([]);
  console.info(`${PEOPLE} people, ${SECONDS} s:`, Object.fromEntries(statuses));

  for (const { id, postId } of all) {
    const truth = async () => ({
      likes: (await countOf(likeKey(postId, "").pk)).length,
      comments: (await commentsOf(postId)).total,
      followers: (await listFollowerIds(id, everyone)).ids.length,
      following: (await listFollowingIds(id, everyone)).ids.length,
      posts: 1,
    });
    const counted = async () => {
      const [post, user] = await Promise.all([getPost(postId), getUser(id, { consistent: true })]);
      const { followers, following, posts } = user ?? {};
      return { likes: post?.likes, comments: post?.comments, followers, following, posts };
    };
    const edges = await truth();
    await expect.poll(counted, DRAINED).toEqual(edges);
    const { roots, replies } = await commentsOf(postId);
    for (const [index, root] of roots.entries()) {
      const comment = async () => {
        const item = await get<{ likes: number; replies: number }>(
          { pk: `COMMENT#${root}`, sk: "COMMENT" },
          { consistent: true },
        );
        return { likes: item?.likes, replies: item?.replies };
      };
      const likes = (await countOf(likeKey(root, "").pk)).length;
      await expect.poll(comment, DRAINED).toEqual({ likes, replies: replies[index]?.length });
    }
  }
  for (const reader of all) {
    const following = await countOf(followingKey(reader.id, "").pk);
    const expected = all.filter(({ id }) => id === reader.id || following.includes(id)).map(({ postId }) => postId);
    const feed = async () => (await listEntries(reader.id, { limit: 1000 })).entries.map(({ postId }) => postId).sort();
    await expect.poll(feed, DRAINED).toEqual(expected.sort());
  }
});
