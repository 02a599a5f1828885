import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { block } from "../../shared/blocks.ts";
import { search } from "../../shared/search.ts";
import { updateMe } from "../../shared/users.ts";
import { ask, type Member, member, setPrivate } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";

const patience = { timeout: 20_000 };
const word = () => `q${randomBytes(5).toString("hex")}`;
const look = async (q: string, type: string, as?: Member, more = {}) =>
  (await ask(search, { as, query: { q, type, ...more } })).body;
const names = async (q: string, as?: Member) =>
  (await look(q, "users", as)).items.map(({ user }: { user: { username: string } }) => user.username);

test("people by the beginning of their username or of any word of their name, accents or not, as they are named now", async () => {
  const name = word();
  const ana = await member("ana");
  await ask(updateMe, { as: ana, body: { display_name: `Ána ${name.toUpperCase()} Prado` } });
  for (const q of [name.slice(0, 8), `${name} pr`, name.toUpperCase(), ana.username.slice(0, 12), `@${ana.username}`]) {
    await expect.poll(() => names(q), patience).toContain(ana.username);
  }
  const other = word();
  await ask(updateMe, { as: ana, body: { display_name: other } });
  await expect.poll(() => names(other), patience).toEqual([ana.username]);
  await expect.poll(() => names(name), patience).toEqual([]);
});

test("tags with how many public posts have them, and their posts", async () => {
  const tag = word();
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  const { id } = await publishedPost(ana, `#${tag}Light`);
  const { id: second } = await publishedPost(ben, `#${tag}`);
  const tags = async (as?: Member) => (await look(tag, "tags", as)).items.map((item: { tag: object }) => item.tag);
  const posts = async (as?: Member) =>
    (await look(`#${tag}`, "posts", as)).items.map(({ post }: { post: { id: string } }) => post.id);
  await expect
    .poll(() => tags(), patience)
    .toEqual([
      { tag, posts: 1 },
      { tag: `${tag}light`, posts: 1 },
    ]);
  expect(await posts()).toEqual([second, id]);
  const first = await look(tag, "posts", undefined, { limit: "1" });
  const rest = await look(tag, "posts", undefined, { limit: "1", cursor: first.next_cursor });
  expect([...first.items, ...rest.items].map(({ post }) => post.id)).toEqual([second, id]);

  await ask(block, { as: ana, params: { username: ben.username } });
  expect([await tags(ana), await posts(ana)]).toEqual([[{ tag: `${tag}light`, posts: 1 }], [id]]);
  await setPrivate(ana);
  await expect.poll(() => tags(), patience).toEqual([{ tag, posts: 1 }]);
  expect(await posts()).toEqual([second]);
});

test.each([["%"], ["#"], ["@"], ["🌊"], ["ﷺ".repeat(60)]])("%s finds nothing, and does no harm", async (q) => {
  for (const type of ["users", "tags", "posts"]) expect((await look(q, type)).items).toEqual([]);
});

test("a cursor tells nobody whom a page has left out", async () => {
  const name = word();
  const [ana, ben] = await Promise.all([member("ana"), member("ben")]);
  for (const as of [ana, ben]) await ask(updateMe, { as, body: { display_name: name } });
  await expect.poll(() => names(name), patience).toHaveLength(2);
  const { next_cursor } = await look(name, "users", undefined, { limit: "1" });
  const bytes = Buffer.from(next_cursor, "base64url").toString("latin1");
  for (const secret of [ana.id, ben.id, name]) expect(bytes).not.toContain(secret);
});
