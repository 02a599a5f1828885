import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { subjectOf } from "../../functions/audit/audit.ts";
import { handler as getDocument } from "../../functions/health/get-openapi.ts";
import type { Role } from "../../shared/accounts.ts";
import { setBackend } from "../../shared/backends.ts";
import { createComment } from "../../shared/comments.ts";
import type { RouteContract } from "../../shared/contract.ts";
import { getExport, requestExport } from "../../shared/exports.ts";
import { getOpenapi } from "../../shared/health.ts";
import { routes } from "../../shared/routes.ts";
import { updateMe } from "../../shared/users.ts";
import { type Document, type Operation, sampleBody } from "../../tools/events/sample.ts";
import { ask, invoke, type Member, member, setPrivate } from "../harness/invoke.ts";
import { publishedPost, readyUpload } from "../harness/posts.ts";
import { liveItems, textOf } from "../harness/traces.ts";

const config = {
  instagram_username: "ana.elsewhere",
  api_base_url: "https://secret-backend.example",
  bearer_token: "secret-token-of-anas-backend",
};

/** Kinds of items that are a person's own: nobody else's request may change one. */
const OWN = [
  ...["USER", "ACCOUNT", "ACCESS", "CREDENTIALS", "SESSION", "DEVICE", "BACKEND", "STANDING", "DELETIONS", "AUDIT"],
  ...["POST", "COMMENT", "UPLOAD", "AUTHOR", "FOLLOWING", "SAVED", "LIKED", "MUTE", "BLOCK", "EXPORT"],
];

/** A private person with a thing of every kind that has an id. */
async function ownerOfThings() {
  const ana = await member("ana");
  await ask(updateMe, { as: ana, body: { bio: "Bio for followers and strangers" } });
  await setPrivate(ana);
  const post = await publishedPost(ana, "A caption for followers only");
  const upload = await readyUpload(ana);
  const comment = await ask(createComment, {
    as: ana,
    params: { id: post.id },
    body: { text: "A comment for followers" },
  });
  await ask(setBackend, { as: ana, body: config });
  await ask(requestExport, { as: ana });
  return { ana, post, upload, comment: comment.body as { id: string } };
}
type Things = Awaited<ReturnType<typeof ownerOfThings>>;

/** What nobody else may be told, the staff included. */
const secretsOf = ({ ana, post, upload }: Things) => [
  ...["A caption for followers only", "A comment for followers", config.api_base_url, config.bearer_token],
  ...[ana.sessionId, post.uploads[0]?.id ?? "", upload],
];

/** The ids that belong where a path asks for one. */
function idsFor(path: string, { ana, post, upload, comment }: Things): Record<string, string> {
  const owned = [
    ["/uploads/", upload],
    ["/auth/sessions/", ana.sessionId],
    ["/auth/trusted-devices/", "device-of-ana"],
    ["/auth/passkeys/", "passkey-of-ana"],
  ] as const;
  const id = owned.find(([prefix]) => path.startsWith(prefix))?.[1] ?? post.id;
  const username = path.includes("/password/") || path.includes("/sessions/revoke") ? ana.id : ana.username;
  return { id, comment_id: comment.id, username, tag: "harbour" };
}

async function ownItems({ ana, post, upload, comment }: Things): Promise<Map<string, string>> {
  const items = new Map<string, string>();
  const ids = [ana.id, post.id, upload, comment.id, subjectOf(ana.id)];
  for await (const item of liveItems()) {
    const [pk, sk] = [String(item.pk), String(item.sk)];
    const isOwn = OWN.includes(pk.split("#")[0] ?? "") && ids.some((id) => pk.includes(id));
    if (isOwn) items.set(`${pk} ${sk}`, textOf(item));
  }
  return items;
}

const document = async () => (await invoke(getDocument, getOpenapi)).body as Document;
const operationsOf = ({ paths }: Document): [RouteContract, Operation][] =>
  Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap((operation) => {
      const route = routes.find(({ name }) => name === operation.operationId);
      return route ? [[route, operation] as [RouteContract, Operation]] : [];
    }),
  );

async function attempt(
  contract: RouteContract,
  operation: Operation,
  doc: Document,
  things: Things,
  as: Member | undefined,
) {
  const named = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const ids = idsFor(contract.path, things);
  const known = {
    ...{ upload_ids: [things.upload], upload_id: things.upload, reply_to: things.comment.id },
    ...{ username: things.ana.username, email: things.ana.email, password: "Wide-Harbour-8" },
  };
  return ask(contract, {
    as,
    params: Object.fromEntries(named.map((name) => [name, ids[name] ?? ""])),
    query: contract.name === "search" ? { q: "caption", type: "posts" } : {},
    ...(contract.body ? { body: sampleBody(doc, operation, known) } : {}),
  });
}

test("the document names every route", async () => {
  expect(operationsOf(await document())).toHaveLength(routes.length);
});

const strangers: readonly (readonly [string, Role | undefined])[] = [
  ["another user", "user"],
  ["a moderator", "moderator"],
  ["nobody", undefined],
];

test.each(strangers)(
  "%s gets at nothing of somebody's and changes nothing, by any route",
  { timeout: 180_000 },
  async (_, role) => {
    const [doc, things] = [await document(), await ownerOfThings()];
    await quiet(things);
    const before = await ownItems(things);
    expect(before.size).toBeGreaterThan(10);
    for (const [contract, operation] of operationsOf(doc)) {
      const as = role && (await member("stranger", { role }));
      const answer = await attempt(contract, operation, doc, things, as);
      const where = `${contract.method} ${contract.path}: ${answer.status}`;
      for (const secret of secretsOf(things)) expect(JSON.stringify(answer.body ?? ""), where).not.toContain(secret);
      if (contract.role) expect([where, answer.status]).toEqual([where, role ? 403 : 401]);
      if (/\{(id|comment_id)\}/.test(contract.path)) expect(answer.status, where).not.toBe(200);
    }
    expect(await ownItems(things)).toEqual(before);
  },
);

test("an administrator gets at what the staff needs, and at nothing else of somebody's", {
  timeout: 180_000,
}, async () => {
  const [doc, things] = [await document(), await ownerOfThings()];
  await quiet(things);
  const before = await ownItems(things);
  const isStaffs = ([contract]: [RouteContract, Operation]) => contract.role !== undefined;
  const all = operationsOf(doc).sort((a, b) => Number(isStaffs(a)) - Number(isStaffs(b)));
  for (const [contract, operation] of all) {
    if (contract.role) expect(await ownItems(things), contract.name).toEqual(before);
    // What the staff may do changes something: each on somebody else.
    const whose = contract.role ? await ownerOfThings() : things;
    const answer = await attempt(contract, operation, doc, whose, await member("root", { role: "admin" }));
    const where = `${contract.method} ${contract.path}: ${answer.status}`;
    for (const secret of secretsOf(whose)) expect(JSON.stringify(answer.body ?? ""), where).not.toContain(secret);
  }
});

test("an id that nobody has is as unknown as one that one may not see", async () => {
  const { ana, post } = await ownerOfThings();
  const ben = await member("ben");
  for (const contract of routes.filter(({ path, caller }) => path.startsWith("/posts/{id}") && caller === "session")) {
    const asked = (id: string) => ({
      as: ben,
      params: { id, comment_id: uuid() },
      ...("body" in contract ? { body: contract.name === "create-comment" ? { text: "x" } : {} } : {}),
    });
    const [hidden, none] = [await ask(contract, asked(post.id)), await ask(contract, asked(uuid()))];
    expect([contract.name, hidden.status, hidden.body?.detail]).toEqual([
      contract.name,
      none.status,
      none.body?.detail,
    ]);
  }
  expect(ana.id).toBeTruthy();
});

/** Until what follows from making the things has happened. */
async function quiet(things: Things): Promise<void> {
  const archive = async () => (await ask(getExport, { as: things.ana })).body.status;
  await expect.poll(archive, { timeout: 30_000 }).toBe("ready");
  let last = "";
  await expect
    .poll(
      async () => {
        const now = JSON.stringify([...(await ownItems(things))]);
        const isSame = now === last;
        last = now;
        return isSame;
      },
      { timeout: 30_000, interval: 1500 },
    )
    .toBe(true);
}
