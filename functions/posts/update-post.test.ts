import { expect, test } from "vitest";
import { getPost, updatePost } from "../../shared/posts.ts";
import { getTag } from "../../shared/search.ts";
import { ask, deliver, type Member, member } from "../../tests/harness/invoke.ts";
import { pendingUpload, processingPost, publishedPost, readyUpload } from "../../tests/harness/posts.ts";
import { markReady } from "../media/uploads.ts";
import { handler as settle } from "./settle-post.ts";

const change = (as: Member, id: string, body: unknown) => ask(updatePost, { as, params: { id }, body });

test("caption and alt texts are changed, and what is not given stays", async () => {
  const ana = await member("ana");
  const { id } = await publishedPost(ana, "Before");
  const { status, body } = await change(ana, id, { caption: "After #rain" });
  expect(status).toBe(200);
  expect(body).toMatchObject({ caption: "After #rain", media: [{ alt_text: "A picture" }] });
  expect(body.entities).toEqual([{ kind: "tag", value: "rain", start: 6, end: 11 }]);
  expect(Date.parse(body.edited_at)).toBeGreaterThanOrEqual(Date.parse(body.created_at));
  await change(ana, id, { alt_texts: ["Rain on a window"] });
  const seen = await ask(getPost, { params: { id } });
  expect(seen.body).toMatchObject({ caption: "After #rain", media: [{ alt_text: "Rain on a window" }] });
});

test("a post is found under its new tags and no more under its old ones", async () => {
  const ana = await member("ana");
  const [old, fresh] = [`old${ana.username.slice(-12)}`, `new${ana.username.slice(-12)}`];
  const { id } = await publishedPost(ana, `#${old}`);
  const found = (tag: string) => async () => (await ask(getTag, { params: { tag } })).body.items.length;
  await expect.poll(found(old), { timeout: 15_000 }).toBe(1);
  await change(ana, id, { caption: `#${fresh}` });
  await expect.poll(found(fresh), { timeout: 15_000 }).toBe(1);
  await expect.poll(found(old), { timeout: 15_000 }).toBe(0);
});

test("alt texts given while a picture is still processed are those it is published with", async () => {
  const ana = await member("ana");
  const late = await pendingUpload(ana);
  const { id } = await processingPost(ana, [await readyUpload(ana), late]);
  await change(ana, id, { alt_texts: ["first", "second"] });
  await markReady(late, { id: late, width: 20, height: 20, thumbhash: "", widths: [20] });
  await deliver(settle, [{ post_id: id }]);
  const { body } = await ask(getPost, { as: ana, params: { id } });
  expect(body.status).toBe("published");
  expect(body.media.map((picture: { alt_text: string }) => picture.alt_text)).toEqual(["first", "second"]);
});

test("more alt texts than pictures are refused, and nothing to change changes nothing", async () => {
  const ana = await member("ana");
  const { id } = await publishedPost(ana, "Same");
  expect((await change(ana, id, { alt_texts: ["a", "b"] })).status).toBe(422);
  expect((await change(ana, id, {})).body).toMatchObject({ caption: "Same", edited_at: null });
});

test("only one's own", async () => {
  const [ana, eve] = await Promise.all([member("ana"), member("eve")]);
  const { id } = await publishedPost(ana);
  expect((await change(eve, id, { caption: "Mine" })).status).toBe(404);
  expect((await change(ana, id, { status: "failed" })).status).toBe(422);
});
