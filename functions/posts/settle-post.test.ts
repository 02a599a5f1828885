import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { deliver, member } from "../../tests/harness/invoke.ts";
import { pendingUpload, processingPost, readyUpload } from "../../tests/harness/posts.ts";
import { markRejected } from "../media/uploads.ts";
import { getPost } from "./posts.ts";
import { handler } from "./settle-post.ts";

test("a post waits for its last picture, and fails with one that is rejected", async () => {
  const ana = await member("ana");
  const late = await pendingUpload(ana);
  const { id } = await processingPost(ana, [await readyUpload(ana), late]);
  await deliver(handler, [{ post_id: id }]);
  expect((await getPost(id))?.status).toBe("processing");
  await markRejected(late, "unreadable");
  await deliver(handler, [{ post_id: id }, { post_id: id }]);
  expect((await getPost(id))?.status).toBe("failed");
});

test("a post that is ready is published once; one that is gone is nobody's business", async () => {
  const ana = await member("ana");
  const { id } = await processingPost(ana, [await readyUpload(ana)]);
  expect(await deliver(handler, [{ post_id: id }, { post_id: id }, { post_id: uuid() }])).toEqual([]);
  expect((await getPost(id))?.status).toBe("published");
});
