import { historyPages } from "../audit/audit.ts";
import { eventOf } from "../audit/views.ts";
import { type Credentials, credentialsKey, secondFactors } from "../auth/credentials.ts";
import { type Device, deviceKey } from "../auth/devices.ts";
import { listSessions } from "../auth/sessions.ts";
import { deviceOf } from "../auth/user-agents.ts";
import { findBackend, masked } from "../backends/backends.ts";
import { listBlockedIds } from "../blocks/blocks.ts";
import { ownComments } from "../comments/comments.ts";
import { listFollowerIds, listFollowingIds, listRequesterIds } from "../follows/follows.ts";
import { likedIds } from "../likes/likes.ts";
import { pictureKey } from "../media/object-keys.ts";
import type { Picture } from "../media/pictures.ts";
import { listMutedIds } from "../mutes/mutes.ts";
import { listNotifications, type Notification } from "../notifications/notifications.ts";
import { getPost, listPostIds, type Post } from "../posts/posts.ts";
import { NotFound } from "../runtime/problem.ts";
import { found, get, getAll, pages } from "../runtime/table.ts";
import { listSaved } from "../saves/saves.ts";
import { type Account, accountKey, notificationChoices, type User, userKey } from "../users/users.ts";
import type { ArchiveEntry } from "./archives.ts";

const AT_ONCE = 100;
const timeOf = (seconds: number) => new Date(seconds * 1000).toISOString();

/** Everything about an account, file by file: secrets are told of, never told. @throws NotFound */
export async function* contentsOf(userId: string): AsyncGenerator<ArchiveEntry> {
  const items = await getAll([userKey(userId), accountKey(userId)], { consistent: true });
  const user = found<User>(items, userKey(userId));
  const account = found<Account>(items, accountKey(userId));
  if (!user || !account) throw new NotFound("account");
  yield { path: "account.json", document: aboutAccount(user, account) };
  if (user.avatar) yield { path: "avatar.jpg", object: original(user.avatar) };
  yield* posts(userId);
  yield { path: "comments.json", document: await collected(ownComments(userId)) };
  yield { path: "likes.json", document: await collected(likedIds(userId)) };
  yield { path: "saved.json", document: await everySaved(userId) };
  yield* people(userId);
  yield { path: "notifications.json", document: (await listNotifications(userId)).notifications.map(told) };
  yield* security(userId);
}

function aboutAccount(user: User, account: Account) {
  const { id, username, display_name, bio, website, private: isPrivate = false, created_at } = user;
  const { email, email_verified, locale } = account;
  return {
    ...{ id, username, display_name, bio, website, private: isPrivate, email, email_verified, locale, created_at },
    notifications: notificationChoices(account),
    archived_at: new Date().toISOString(),
  };
}

/** The largest of a picture's encodings that every program reads. */
const original = ({ id, widths }: Picture) => pictureKey(id, widths.at(-1) ?? 0, "jpg");

async function* posts(userId: string): AsyncGenerator<ArchiveEntry> {
  const all: object[] = [];
  let after: string | undefined;
  do {
    const { postIds, last } = await listPostIds(userId, { limit: AT_ONCE, after });
    for (const post of (await Promise.all(postIds.map(getPost))).filter((one) => one !== undefined)) {
      const files = picturesOf(post);
      all.push(aboutPost(post, files));
      for (const { path, object } of files) yield { path, object };
    }
    after = last;
  } while (after);
  yield { path: "posts.json", document: all };
}

const picturesOf = ({ id, pictures }: Post) =>
  pictures.map((picture, index) => ({
    ...{ path: `pictures/${id}/${index + 1}.jpg`, object: original(picture), alt_text: picture.alt_text },
  }));

function aboutPost(post: Post, files: ReturnType<typeof picturesOf>) {
  const { id, caption, likes = 0, comments = 0, created_at, edited_at = null } = post;
  const pictures = files.map(({ path, alt_text }) => ({ file: path, alt_text }));
  return { id, caption, pictures, likes, comments, created_at, edited_at };
}

async function everySaved(userId: string) {
  const all: { post_id: string }[] = [];
  let after: string | undefined;
  do {
    const { references, last } = await listSaved(userId, { limit: AT_ONCE, after });
    all.push(...references.map(({ postId }) => ({ post_id: postId })));
    after = last;
  } while (after);
  return all;
}

type List = typeof listFollowerIds;

async function* people(userId: string): AsyncGenerator<ArchiveEntry> {
  const lists: readonly (readonly [string, List])[] = [
    ["followers", listFollowerIds],
    ["following", listFollowingIds],
    ["follow-requests", listRequesterIds],
    ["blocked", listBlockedIds],
    ["muted", listMutedIds],
  ];
  for (const [name, list] of lists) yield { path: `people/${name}.json`, document: await everybody(userId, list) };
}

async function everybody(userId: string, list: List) {
  const all: object[] = [];
  let after: string | undefined;
  do {
    const { ids, last } = await list(userId, { limit: AT_ONCE, after });
    const users = await getAll(ids.map(userKey));
    all.push(...ids.map((id) => ({ id, username: found<User>(users, userKey(id))?.username ?? null })));
    after = last;
  } while (after);
  return all;
}

function told({ kind, count, post_id, comment_id, at }: Notification) {
  return { kind, count, post_id: post_id ?? null, comment_id: comment_id ?? null, at };
}

async function* security(userId: string): AsyncGenerator<ArchiveEntry> {
  const [sessions, credentials, backend] = await Promise.all([
    listSessions(userId),
    get<Credentials>(credentialsKey(userId)),
    findBackend(userId),
  ]);
  yield {
    path: "security/sessions.json",
    document: sessions.map(({ id, address, user_agent, created, seen }) => ({
      ...{ id, ...deviceOf(user_agent), ip: address, created_at: timeOf(created), last_active_at: timeOf(seen) },
    })),
  };
  yield { path: "security/devices.json", document: await collected(devices(userId)) };
  if (credentials) yield { path: "security/ways-in.json", document: waysIn(credentials) };
  yield { path: "security/history.json", document: (await collected(historyPages(userId))).map(eventOf) };
  if (backend) yield { path: "backend.json", document: masked(backend) };
}

async function* devices(userId: string): AsyncGenerator<object[]> {
  for await (const items of pages<Device>(deviceKey(userId, "").pk)) {
    yield items.map(({ user_agent, address, seen }) => ({
      ...deviceOf(user_agent),
      ip: address,
      last_seen_at: timeOf(seen),
    }));
  }
}

function waysIn(credentials: Credentials) {
  const passkeys = Object.values(credentials.passkeys ?? {});
  return {
    password: credentials.password_hash !== "",
    second_factors: secondFactors(credentials),
    passkeys: passkeys.map(({ name, created, synced }) => ({ name, synced, created_at: timeOf(created) })),
  };
}

async function collected<Element>(parts: AsyncIterable<readonly Element[]>): Promise<Element[]> {
  const all: Element[] = [];
  for await (const part of parts) all.push(...part);
  return all;
}
