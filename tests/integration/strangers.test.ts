import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { block } from "../../shared/blocks.ts";
import { createComment, likeComment } from "../../shared/comments.ts";
import type { RouteContract } from "../../shared/contract.ts";
import { follow } from "../../shared/follows.ts";
import { likePost } from "../../shared/likes.ts";
import { routes } from "../../shared/routes.ts";
import { savePost } from "../../shared/saves.ts";
import { search } from "../../shared/search.ts";
import { updateMe } from "../../shared/users.ts";
import { ask, type Member, member } from "../harness/invoke.ts";
import { publishedPost, readyUpload } from "../harness/posts.ts";

/** Lists of one's own decisions: who has blocked somebody may read whom. */
const OWN_DECISIONS = ["list-blocks"];
/** They answer the same whatever there is: a name that signing up tells to be taken anyway, a save, like or mute of one's own. */
const SILENT = ["block", "unblock", "unmute", "unsave-post", "unlike-post", "unlike-comment"];
/** They end the caller's session, or make another account. */
const NOT_ABOUT_OTHERS = [
  ...["logout", "logout-all", "end-session", "change-password", "register", "login", "refresh"],
  ...["deactivate-me", "delete-me", "request-export"],
];

/** The staff sees everybody, and has a test of its own. */
const isOpen = ({ name, role }: RouteContract) => !role && ![...NOT_ABOUT_OTHERS, ...OWN_DECISIONS].includes(name);

interface Traces {
  readonly person: Member;
  readonly name: string;
  readonly tag: string;
  readonly postId: string;
  readonly commentId: string;
}

/** Somebody who leaves traces everywhere: on their own post, on the other's, and on a third person's. */
async function leaveTraces(
  person: Member,
  other: { post: string; username: string },
  third: { post: string; username: string },
) {
  const name = `Name${person.username.slice(-12)}`;
  const tag = `tag${person.username.slice(-12)}`;
  await ask(updateMe, { as: person, body: { display_name: name } });
  const { id: postId } = await publishedPost(person, `#${tag} with @${other.username}`);
  let commentId = "";
  for (const { post, username } of [other, third]) {
    await ask(follow, { as: person, params: { username } });
    await ask(likePost, { as: person, params: { id: post } });
    await ask(savePost, { as: person, params: { id: post } });
    const text = `${tag}, @${other.username}`;
    const { body } = await ask(createComment, { as: person, params: { id: post }, body: { text } });
    await ask(likeComment, { as: person, params: { id: post, comment_id: body.id } });
    commentId = body.id;
  }
  return { person, name, tag, postId, commentId } satisfies Traces;
}

function bodyFor({ name }: RouteContract, { postId, commentId, person }: Traces, uploadId: string): unknown {
  if (name === "create-comment") return { text: `@${person.username}`, reply_to: commentId };
  if (name === "create-post") return { upload_ids: [uploadId], caption: `@${person.username}` };
  if (name === "create-upload") return { purpose: "post", content_type: "image/png", size: 10 };
  if (name === "set-avatar") return { upload_id: postId };
  return {};
}

/** What somebody has typed stays what they have typed; whoever wrote it is named beside it. */
const withoutOwnWords = (key: string, value: unknown) =>
  ["caption", "text", "entities"].includes(key) ? undefined : value;

test("two people who block each other find no trace of one another through any route", {
  timeout: 180_000,
}, async () => {
  const [ana, ben, cleo] = await Promise.all([member("ana"), member("ben"), member("cleo")]);
  const [anas, bens, cleos] = [await publishedPost(ana), await publishedPost(ben), await publishedPost(cleo)];
  const third = { post: cleos.id, username: cleo.username };
  const traces = [
    await leaveTraces(ana, { post: bens.id, username: ben.username }, third),
    await leaveTraces(ben, { post: anas.id, username: ana.username }, third),
  ] as const;
  const [ofAna, ofBen] = traces;
  const found = async () => {
    const answers = await Promise.all(
      traces.map(({ tag, person }) => ask(search, { as: person, query: { q: tag, type: "tags" } })),
    );
    return answers.map(({ body }) => body.items.length);
  };
  await expect.poll(found, { timeout: 30_000 }).toEqual([1, 1]);
  await ask(block, { as: ana, params: { username: ben.username } });
  await ask(block, { as: ben, params: { username: ana.username } });

  for (const [me, mine, other] of [
    [ana, anas, ofBen],
    [ben, bens, ofAna],
  ] as const) {
    const upload = await readyUpload(me);
    const secrets = [other.person.id, other.person.username, other.name, other.tag, other.postId];
    for (const route of routes.filter(isOpen)) {
      const contract: RouteContract = route;
      const ids = contract.path.startsWith("/posts") ? [other.postId, mine.id, cleos.id] : [uuid()];
      const queries =
        contract.name === "search"
          ? ["users", "tags", "posts"].flatMap((type) => secrets.slice(1, 4).map((q) => ({ q, type })))
          : [{}];
      for (const id of ids) {
        for (const query of queries) {
          const params = { id, comment_id: other.commentId, username: other.person.username, tag: other.tag };
          const named = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as keyof typeof params);
          const answer = await ask(contract, {
            as: me,
            params: Object.fromEntries(named.map((name) => [name, params[name]])),
            query: contract.query ? { ...query, ...("limit" in contract.query.shape ? { limit: "50" } : {}) } : {},
            ...(contract.body ? { body: bodyFor(contract, other, upload) } : {}),
          });
          const where = `${contract.method} ${contract.path} ${JSON.stringify({ id, ...query })}`;
          const told = JSON.stringify(answer.body ?? null, withoutOwnWords);
          expect(answer.status, where).not.toBe(429);
          for (const secret of secrets) expect(told, where).not.toContain(secret);
          const isAboutThem = named.includes("username") || (named.includes("id") && id === other.postId);
          if (isAboutThem && !SILENT.includes(contract.name)) expect(answer.status, where).toBeGreaterThanOrEqual(404);
        }
      }
    }
  }
});
