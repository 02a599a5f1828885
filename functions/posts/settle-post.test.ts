import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { deliver, member } from "../../tests/harness/invoke.ts";
import { readyUpload } from "../../tests/harness/posts.ts";
import { createUpload, markRejected } from "../media/uploads.ts";
import { createPost, getPost } from "./posts.ts";
import { handler } from "./settle-post.ts";

test("a post waits for its last picture, and fails with one that is rejected", async () => {
  const ana = await member("ana");
  const [id, late] = [uuid(), uuid()];
  await createUpload({ id: late, owner_id: ana.id, content_type: "image/png", size: 10 });
  const uploads = [await readyUpload(ana), late].map((upload) => ({ id: upload, alt_text: "" }));
  await createPost({ id, authorId: ana.id, caption: "", uploads });
  await deliver(handler, [{ post_id: id }]);
  expect((await getPost(id))?.status).toBe("processing");
  await markRejected(late, "unreadable");
  await deliver(handler, [{ post_id: id }, { post_id: id }]);
  expect((await getPost(id))?.status).toBe("failed");
});

test("a post that is ready is published once; one that is gone is nobody's business", async () => {
  const ana = await member("ana");
  const id = uuid();
  await createPost({ id, authorId: ana.id, caption: "", uploads: [{ id: await readyUpload(ana), alt_text: "" }] });
  expect(await deliver(handler, [{ post_id: id }, { post_id: id }, { post_id: uuid() }])).toEqual([]);
  expect((await getPost(id))?.status).toBe("published");
});
