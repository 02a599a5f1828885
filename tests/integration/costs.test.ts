import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { v7 as uuid } from "uuid";
import { afterAll, expect, test, vi } from "vitest";
import { noteDevice } from "../../functions/auth/devices.ts";
import { block } from "../../functions/blocks/blocks.ts";
import { putEntries } from "../../functions/feed/feed.ts";
import { follow } from "../../functions/follows/follows.ts";
import { like } from "../../functions/likes/likes.ts";
import { mute } from "../../functions/mutes/mutes.ts";
import type { Post } from "../../functions/posts/posts.ts";
import { logger } from "../../functions/runtime/logger.ts";
import { transact } from "../../functions/runtime/table.ts";
import { save } from "../../functions/saves/saves.ts";
import { bundle } from "../../infra/bundle.ts";
import { deactivateMe } from "../../shared/accounts.ts";
import { login } from "../../shared/auth.ts";
import { setBackend } from "../../shared/backends.ts";
import { createComment } from "../../shared/comments.ts";
import { changeEmail, verifyEmail } from "../../shared/emails.ts";
import { beginTotp } from "../../shared/mfa.ts";
import { listNotifications } from "../../shared/notifications.ts";
import { beginPasskey, beginPasskeyLogin } from "../../shared/passkeys.ts";
import { type Route, routes } from "../../shared/routes.ts";
import { Authenticator } from "../harness/authenticator.ts";
import { type Asked, ask, type Member, member, setPrivate } from "../harness/invoke.ts";
import { linkFor, requestedCode } from "../harness/mailed-secrets.ts";
import { publishedPost, readyUpload } from "../harness/posts.ts";
import { appCode, withPasskey, withTotp } from "../harness/second-factors.ts";

/*
 * What every route costs in its usual case: measured on the table with a warm
 * function, written to docs/costs.md by `UPDATE_COSTS=1 npm test -- costs`,
 * and held against that page by every other run.
 */
const page = join(import.meta.dirname, "../../docs/costs.md");
const LIST = 5;
const RUNS = 3;

interface Cost {
  readonly requests: number;
  readonly trips: number;
  readonly reads: number;
  readonly writes: number;
}

/** People and posts of the usual case. */
interface World {
  readonly ana: Member;
  readonly ben: Member;
  readonly posts: readonly Post[];
  readonly commentId: string;
  readonly tag: string;
}

const folder = mkdtempSync(join(tmpdir(), "photostack-costs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ana follows Ben, who has posted, is liked, commented and followed; every list holds five. */
async function makeWorld(): Promise<World> {
  const [ana, ben, ...fans] = (await Promise.all(Array.from({ length: LIST + 1 }, () => member("cost")))) as [
    Member,
    Member,
    ...Member[],
  ];
  const tag = `cost${ana.username.slice(-12)}`;
  const posts: Post[] = [];
  for (let index = 0; index < LIST; index++) posts.push(await publishedPost(ben, `#${tag}`));
  const [post] = posts as [Post];
  for (const fan of [ana, ...fans]) {
    await follow(fan.id, ben.id);
    await follow(ana.id, fan.id);
    await like(fan.id, { kind: "post", id: post.id, authorId: ben.id, post });
    await mute(ana.id, fan.id);
    await block(ben.id, (await member("cost")).id);
  }
  await follow(ana.id, ben.id);
  for (const { id } of posts) await save(ana.id, id, ben.id);
  await putEntries(
    [ana.id],
    posts.map(({ id }) => ({ postId: id, authorId: ben.id })),
  );
  let commentId = "";
  for (let index = 0; index < LIST; index++) {
    const answer = await ask(createComment, { as: ana, params: { id: post.id }, body: { text: "Hm" } });
    commentId = answer.body.id;
  }
  const told = async () => (await ask(listNotifications, { as: ben })).body.items.length;
  await expect.poll(told, { timeout: 30_000 }).toBeGreaterThan(LIST);
  return { ana, ben, posts, commentId, tag };
}

const password = "Wide-Harbour-7";
const named = ({ username }: Member) => ({ username });
const fresh = () => member("cost");

/** Somebody private whom `as` asks to follow. */
async function asked(): Promise<{ as: Member; params: { username: string } }> {
  const [closed, wishing] = await Promise.all([fresh(), fresh()]);
  await setPrivate(closed);
  await follow(wishing.id, closed.id, true);
  return { as: closed, params: named(wishing) };
}

const admin = () => member("admin", { role: "admin" });

const backend = { instagram_username: "ana", api_base_url: "https://api.ana.example", bearer_token: "token" };

async function withBackend(): Promise<Member> {
  const as = await fresh();
  await ask(setBackend, { as, body: backend });
  return as;
}

/** A sign-in that waits for the second factor. */
async function waiting(as: Member): Promise<{ mfa_token: string; uri: string }> {
  const { uri } = await withTotp(as);
  const { body } = await ask(login, { body: { username: as.username, password } });
  return { mfa_token: body.mfa_token, uri };
}

async function newcomer(): Promise<Asked> {
  const name = `cost_${uuid().slice(-12)}`;
  return { body: { username: name, email: `${name}@example.com`, password } };
}

/** How each route is usually called; what it changes is new every time. */
const usual: Record<Route["name"], (world: World) => Asked | Promise<Asked>> = {
  "get-jwks": () => ({}),
  "get-health": () => ({}),
  "get-openapi": () => ({}),
  register: newcomer,
  login: async () => ({ body: { username: (await fresh()).username, password } }),
  refresh: async () => ({ body: { refresh_token: (await fresh()).refreshToken } }),
  logout: async () => ({ as: await fresh() }),
  "list-sessions": ({ ana }) => ({ as: ana }),
  "end-session": async () => {
    const as = await fresh();
    return { as, params: { id: as.sessionId } };
  },
  "logout-all": async () => ({ as: await fresh() }),
  "change-password": async () => ({
    as: await fresh(),
    body: { current_password: password, new_password: "Narrow-Strait-8" },
  }),
  "list-trusted-devices": ({ ana }) => ({ as: ana }),
  "forget-trusted-device": async ({ ana }) => {
    await transact([noteDevice(ana.id, "trusted", { address: "10.0.0.1", userAgent: "test" }, true)]);
    return { as: ana, params: { id: "trusted" } };
  },
  "begin-reauthentication": ({ ana }) => ({ as: ana }),
  reauthenticate: async () => ({ as: await fresh(), body: { password } }),
  "list-history": ({ ana }) => ({ as: ana }),
  "search-audit": async ({ ana }) => ({ as: await admin(), query: { user: ana.username } }),
  "deactivate-me": async () => ({ as: await fresh() }),
  "reactivate-me": async () => {
    const as = await fresh();
    await ask(deactivateMe, { as });
    return { as };
  },
  "delete-me": async () => ({ as: await fresh() }),
  "create-user": async () => ({ as: await admin(), ...(await newcomer()) }),
  "find-users": async ({ ana }) => ({ as: await admin(), query: { q: ana.id } }),
  "update-user": async () => ({ as: await admin(), params: named(await fresh()), body: { active: false } }),
  "delete-user": async () => ({ as: await admin(), params: named(await fresh()) }),
  "revoke-sessions": async () => ({ as: await admin(), params: named(await fresh()) }),
  "require-password-reset": async () => ({ as: await admin(), params: named(await fresh()) }),
  "get-backend": async () => ({ as: await withBackend() }),
  "set-backend": async () => ({ as: await fresh(), body: backend }),
  "remove-backend": async () => ({ as: await withBackend() }),
  "reveal-backend": async () => ({ as: await withBackend() }),
  "issue-identity": async () => ({ as: await withBackend() }),
  "request-export": async () => ({ as: await fresh() }),
  "get-export": async () => ({ as: await fresh() }),
  "get-captcha": () => ({}),
  "request-code": async () => ({ body: { email: (await fresh()).email } }),
  "verify-code": async () => ({ body: await requestedCode((await fresh()).email) }),
  "forgot-password": async () => ({ body: { email: (await fresh()).email } }),
  "reset-password": async () => ({
    body: { token: await linkFor(await fresh(), "reset"), new_password: "Narrow-Strait-8" },
  }),
  "verify-email": async () => ({ body: { token: await linkFor(await fresh(), "verify") } }),
  "resend-verification": async () => ({ as: await fresh() }),
  "change-email": async () => {
    const as = await fresh();
    return { as, body: { email: `new.${as.email}` } };
  },
  "undo-email-change": async () => {
    const as = await fresh();
    const email = `new.${as.email}`;
    await ask(changeEmail, { as, body: { email } });
    await ask(verifyEmail, { body: { token: await linkFor({ ...as, email }, "verify") } });
    return { body: { token: await linkFor(as, "undo") } };
  },
  "get-mfa": ({ ana }) => ({ as: ana }),
  "update-mfa": ({ ana }) => ({ as: ana, body: { passkey: false } }),
  "begin-totp": async () => ({ as: await fresh() }),
  "confirm-totp": async () => {
    const as = await fresh();
    const { body } = await ask(beginTotp, { as });
    return { as, body: { code: appCode(body.uri) } };
  },
  "remove-totp": async () => {
    const as = await fresh();
    await withTotp(as);
    return { as };
  },
  "renew-recovery-codes": async () => {
    const as = await fresh();
    await withTotp(as);
    return { as };
  },
  "begin-mfa-passkey": async () => {
    const as = await fresh();
    await withPasskey(as);
    return { body: { mfa_token: (await waiting(as)).mfa_token } };
  },
  "verify-mfa": async () => {
    const { mfa_token, uri } = await waiting(await fresh());
    return { body: { mfa_token, code: appCode(uri) } };
  },
  "list-passkeys": ({ ana }) => ({ as: ana }),
  "begin-passkey": ({ ana }) => ({ as: ana }),
  "add-passkey": async () => {
    const as = await fresh();
    const { body } = await ask(beginPasskey, { as });
    return { as, body: { name: "Phone", passkey: new Authenticator().register(body) } };
  },
  "remove-passkey": async () => {
    const as = await fresh();
    return { as, params: { id: (await withPasskey(as)).id } };
  },
  "begin-passkey-login": () => ({}),
  "passkey-login": async () => {
    const { authenticator } = await withPasskey(await fresh());
    return { body: { passkey: authenticator.assert((await ask(beginPasskeyLogin)).body) } };
  },
  "get-me": ({ ana }) => ({ as: ana }),
  "update-me": ({ ana }) => ({ as: ana, body: { bio: uuid() } }),
  "set-avatar": async () => {
    const as = await fresh();
    return { as, body: { upload_id: await readyUpload(as, "avatar") } };
  },
  "remove-avatar": ({ ana }) => ({ as: ana }),
  "get-profile": ({ ana, ben }) => ({ as: ana, params: named(ben) }),
  "list-user-posts": ({ ana, ben }) => ({ as: ana, params: named(ben) }),
  follow: async ({ ana }) => ({ as: ana, params: named(await fresh()) }),
  unfollow: async () => {
    const [as, other] = await Promise.all([fresh(), fresh()]);
    await follow(as.id, other.id);
    return { as, params: named(other) };
  },
  "list-followers": ({ ana, ben }) => ({ as: ana, params: named(ben), query: { limit: String(LIST) } }),
  "list-following": ({ ana }) => ({ as: ana, params: named(ana), query: { limit: String(LIST) } }),
  "list-follow-requests": async () => ({ as: (await asked()).as }),
  "accept-follow-request": asked,
  "refuse-follow-request": asked,
  block: async ({ ana }) => ({ as: ana, params: named(await fresh()) }),
  unblock: async ({ ana }) => {
    const other = await fresh();
    await block(ana.id, other.id);
    return { as: ana, params: named(other) };
  },
  "list-blocks": ({ ben }) => ({ as: ben }),
  mute: async ({ ana }) => ({ as: ana, params: named(await fresh()) }),
  unmute: ({ ana, ben }) => ({ as: ana, params: named(ben) }),
  "list-mutes": ({ ana }) => ({ as: ana, query: { limit: String(LIST) } }),
  "create-upload": ({ ana }) => ({ as: ana, body: { purpose: "post", content_type: "image/jpeg", size: 1000 } }),
  "get-upload": async ({ ana }) => ({ as: ana, params: { id: await readyUpload(ana) } }),
  "create-post": async () => {
    const as = await fresh();
    return { as, body: { upload_ids: [await readyUpload(as)], caption: "Light" } };
  },
  "get-post": ({ ana, posts }) => ({ as: ana, params: { id: posts[0]?.id ?? "" } }),
  "update-post": ({ ben, posts }) => ({ as: ben, params: { id: posts[1]?.id ?? "" }, body: { caption: "Light" } }),
  "delete-post": async () => {
    const as = await fresh();
    return { as, params: { id: (await publishedPost(as)).id } };
  },
  "like-post": async ({ posts }) => ({ as: await fresh(), params: { id: posts[1]?.id ?? "" } }),
  "unlike-post": ({ ana, posts }) => ({ as: ana, params: { id: posts[2]?.id ?? "" } }),
  "list-likes": ({ ana, posts }) => ({ as: ana, params: { id: posts[0]?.id ?? "" } }),
  "list-comments": ({ ana, posts }) => ({
    as: ana,
    params: { id: posts[0]?.id ?? "" },
    query: { limit: String(LIST) },
  }),
  "create-comment": ({ ana, posts }) => ({ as: ana, params: { id: posts[1]?.id ?? "" }, body: { text: "Hm" } }),
  "delete-comment": async ({ ben, posts }) => {
    const params = { id: posts[3]?.id ?? "" };
    const { body } = await ask(createComment, { as: ben, params, body: { text: "Hm" } });
    return { as: ben, params: { ...params, comment_id: body.id } };
  },
  "like-comment": async ({ posts, commentId }) => ({
    as: await fresh(),
    params: { id: posts[0]?.id ?? "", comment_id: commentId },
  }),
  "unlike-comment": ({ ana, posts, commentId }) => ({
    as: ana,
    params: { id: posts[0]?.id ?? "", comment_id: commentId },
  }),
  "save-post": async ({ posts }) => ({ as: await fresh(), params: { id: posts[0]?.id ?? "" } }),
  "unsave-post": async ({ ben, posts }) => {
    const as = await fresh();
    await save(as.id, posts[0]?.id ?? "", ben.id);
    return { as, params: { id: posts[0]?.id ?? "" } };
  },
  "list-saved": ({ ana }) => ({ as: ana }),
  "get-feed": ({ ana }) => ({ as: ana, query: { limit: String(LIST) } }),
  search: ({ ana, ben }) => ({ as: ana, query: { q: ben.username } }),
  "get-tag": ({ ana, tag }) => ({ as: ana, params: { tag } }),
  "get-explore": ({ ana }) => ({ as: ana, query: { limit: String(LIST) } }),
  "list-notifications": ({ ben }) => ({ as: ben, query: { limit: String(LIST) } }),
  "read-notifications": ({ ben }) => ({ as: ben }),
  "create-ticket": ({ ana }) => ({ as: ana }),
};

/** The cheapest of a few runs: what else a first one reads is not what a route costs. */
async function costOf(route: Route, world: World): Promise<Cost> {
  const runs: Cost[] = [];
  for (let run = 0; run < RUNS; run++) {
    const call = await usual[route.name](world);
    const line = vi.spyOn(logger, "info");
    const { status } = await ask(route, call);
    const written = line.mock.calls.map(([, details]) => details as unknown as { route?: string; table: Table });
    line.mockRestore();
    if (status >= 400) throw new Error(`${route.name} answered ${status}`);
    const table = written.find(({ route: name }) => name === route.name)?.table;
    if (!table) throw new Error(`${route.name} wrote no line`);
    const { calls, trips, readUnits, writeUnits } = table;
    runs.push({ requests: calls, trips, reads: readUnits, writes: writeUnits });
  }
  const least = (of: (cost: Cost) => number) => Math.min(...runs.map(of));
  return {
    requests: least(({ requests }) => requests),
    trips: least(({ trips }) => trips),
    reads: least(({ reads }) => reads),
    writes: least(({ writes }) => writes),
  };
}

/** The most that one post of a list takes, as the page of access patterns says. */
const READS_A_POST = 3;

interface Table {
  readonly calls: number;
  readonly trips: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

function sizes(): Map<string, number> {
  const names = routes.map(({ feature, name }) => `${feature}/${name}`);
  const { folder: of } = bundle(names, folder, { os: process.platform, cpu: process.arch });
  return new Map(
    routes.map(({ name }, index) => [name, gzipSync(readFileSync(join(of(names[index] ?? ""), "index.js"))).length]),
  );
}

const kilobytes = (bytes: number) => Math.round(bytes / 1024);

function row({ name, method, path }: Route, { requests, trips, reads, writes }: Cost, bytes: number): string {
  return `| \`${method} ${path}\` | ${name} | ${trips} | ${requests} | ${reads} | ${writes} | ${kilobytes(bytes)} |`;
}

test("docs/costs.md tells what every route costs", { timeout: 240_000 }, async () => {
  const world = await makeWorld();
  const measured = new Map<string, Cost>();
  for (const route of routes) measured.set(route.name, await costOf(route, world));
  const bytes = sizes();
  if (process.env.UPDATE_COSTS) writeFileSync(page, document(measured, bytes));
  const rows = new Map(
    readFileSync(page, "utf8")
      .split("\n")
      .map((line) => line.split("|").map((cell) => cell.trim()))
      .map(([, , name = "", ...numbers]) => [name, numbers.map(Number)] as const),
  );
  for (const { name } of routes) {
    const [trips, requests, reads, writes, size] = rows.get(name) ?? [];
    const cost = measured.get(name) as Cost;
    expect({ name, trips: cost.trips, requests: cost.requests }).toEqual({ name, trips, requests });
    // A unit more or less depends on the sizes of items; bundles grow by a little with every version of a library.
    if (name === "get-explore") {
      // It looks at what other tests have posted just now, and how much it reads of each depends on whose that is.
      expect(cost.reads, `${name} reads`).toBeLessThanOrEqual(READS_A_POST * LIST + 1);
    } else expect(Math.abs(cost.reads - (reads ?? 0)), `${name} reads`).toBeLessThanOrEqual(1);
    expect(Math.abs(cost.writes - (writes ?? 0)), `${name} writes`).toBeLessThanOrEqual(2);
    const now = kilobytes(bytes.get(name) ?? 0);
    expect(Math.abs(now - (size ?? 0)) / now, `${name} size`).toBeLessThan(0.05);
  }
});

function document(measured: ReadonlyMap<string, Cost>, bytes: ReadonlyMap<string, number>): string {
  return `# What a request costs

Measured, not estimated: every route is called on the table of a deployed stack in its usual case (lists of ${LIST}, one picture, no mentions, somebody signed in where that is possible), with a function that is warm. A test measures again and holds this page against it; \`UPDATE_COSTS=1 npm test -- costs\` writes it anew.

Round trips are requests to DynamoDB that wait for each other; authentication, limits and activity together are one of them. Units are those of DynamoDB on demand: half a read unit for 4 KB, one when consistent; a write unit for 1 KB, two in a transaction. Bundles are minified and gzipped, without native code.

| request | function | round trips | requests to the table | read units | write units | bundle, KB |
|---|---|---|---|---|---|---|
${routes.map((route) => row(route, measured.get(route.name) as Cost, bytes.get(route.name) ?? 0)).join("\n")}

What follows from a request, in workers, is in [access-patterns.md](access-patterns.md).
`;
}
