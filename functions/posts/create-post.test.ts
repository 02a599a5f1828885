import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { createPost } from "../../shared/posts.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { readyUpload } from "../../tests/harness/posts.ts";
import { createUpload, markRejected } from "../media/uploads.ts";
import { handler } from "./create-post.ts";
import { getPost } from "./posts.ts";

test("a post of several pictures keeps their order and alt texts", async () => {
  const ana = await member("ana");
  const upload_ids = await Promise.all([1, 2, 3].map(() => readyUpload(ana)));
  const body = { upload_ids, caption: "  Three  ", alt_texts: ["first", "second"] };
  const { status, body: post } = await invoke(handler, createPost, { as: ana, body });
  expect(status).toBe(201);
  expect(post).toMatchObject({ caption: "Three", author: { username: ana.username } });
  await expect.poll(async () => (await getPost(post.id))?.status, { timeout: 15_000 }).toBe("published");
  const pictures = (await getPost(post.id))?.pictures.map(({ id, alt_text }) => [id, alt_text]);
  expect(pictures).toEqual([
    [upload_ids[0], "first"],
    [upload_ids[1], "second"],
    [upload_ids[2], ""],
  ]);
});

test("one upload is good for one post, however many are tried at once, and a refused post leaves no trace", async () => {
  const ana = await member("ana");
  const [shared, other] = await Promise.all([readyUpload(ana), readyUpload(ana)]);
  const answers = await Promise.all(
    [[shared], [shared, other]].map((upload_ids) => invoke(handler, createPost, { as: ana, body: { upload_ids } })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  if (answers[1]?.status === 409) {
    const { status } = await invoke(handler, createPost, { as: ana, body: { upload_ids: [other] } });
    expect(status).toBe(201);
  }
});

test.each([
  ["no picture", { upload_ids: [] }],
  ["eleven", { upload_ids: Array.from({ length: 11 }, () => uuid()) }],
  ["the same twice", { upload_ids: ["019a1c1e-7a3b-7c44-9d2e-3f5a6b7c8d9e", "019a1c1e-7a3b-7c44-9d2e-3f5a6b7c8d9e"] }],
  ["more alt texts than pictures", { upload_ids: [uuid()], alt_texts: ["a", "b"] }],
  ["a caption of 2201 characters", { upload_ids: [uuid()], caption: "x".repeat(2201) }],
])("%s is refused", async (_, body) => {
  expect((await invoke(handler, createPost, { as: await member(), body })).status).toBe(422);
});

test("somebody else's, an unknown and a rejected upload", async () => {
  const [ana, eve] = await Promise.all([member("ana"), member("eve")]);
  const foreign = { upload_ids: [await readyUpload(ana)] };
  expect((await invoke(handler, createPost, { as: eve, body: foreign })).status).toBe(404);
  expect((await invoke(handler, createPost, { as: eve, body: { upload_ids: [uuid()] } })).status).toBe(404);
  const id = uuid();
  await createUpload({ id, owner_id: eve.id, purpose: "post", content_type: "image/png", size: 10 });
  await markRejected(id, "unreadable");
  const { status, body } = await invoke(handler, createPost, { as: eve, body: { upload_ids: [id] } });
  expect([status, body.errors[0].path]).toEqual([422, "upload_ids.0"]);
});
