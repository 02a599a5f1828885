import { expect, test } from "vitest";
import { deletePost } from "../../shared/posts.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { publishedPost } from "../../tests/harness/posts.ts";
import { getUpload } from "../media/uploads.ts";
import { getUser } from "../users/users.ts";
import { handler } from "./delete-post.ts";
import { getPost } from "./posts.ts";

test("its author deletes a post with all that belongs to it; nobody else does", async () => {
  const [ana, eve] = await Promise.all([member("ana"), member("eve")]);
  const { id, uploads } = await publishedPost(ana);
  await expect.poll(async () => (await getUser(ana.id))?.posts, { timeout: 15_000 }).toBe(1);
  expect((await invoke(handler, deletePost, { as: eve, params: { id } })).status).toBe(404);
  expect(await getPost(id)).toBeDefined();
  expect((await invoke(handler, deletePost, { as: ana, params: { id } })).status).toBe(204);
  expect((await invoke(handler, deletePost, { as: ana, params: { id } })).status).toBe(404);
  expect(await getPost(id)).toBeUndefined();
  expect(await getUpload(uploads[0]?.id ?? "")).toBeUndefined();
  await expect.poll(async () => (await getUser(ana.id))?.posts, { timeout: 15_000 }).toBe(0);
});
