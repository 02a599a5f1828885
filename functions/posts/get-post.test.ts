import { expect, test } from "vitest";
import { getPost } from "../../shared/posts.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { pendingUpload, processingPost, publishedPost } from "../../tests/harness/posts.ts";
import { handler } from "./get-post.ts";

test("anyone sees a published post, with signed pictures", async () => {
  const ana = await member("ana");
  const { id } = await publishedPost(ana, "Harbour");
  const { status, body } = await invoke(handler, getPost, { params: { id } });
  expect(status).toBe(200);
  expect(body).toMatchObject({ caption: "Harbour", status: "published", author: { username: ana.username } });
  expect(body.media[0].alt_text).toBe("A picture");
});

test("a post that is processing is its author's only", async () => {
  const [ana, eve] = await Promise.all([member("ana"), member("eve")]);
  const { id } = await processingPost(ana, [await pendingUpload(ana)]);
  expect((await invoke(handler, getPost, { as: ana, params: { id } })).body.status).toBe("processing");
  expect((await invoke(handler, getPost, { as: eve, params: { id } })).status).toBe(404);
  expect((await invoke(handler, getPost, { params: { id } })).status).toBe(404);
});

test("the same URL within an hour, so that browsers can cache", async () => {
  const { id } = await publishedPost(await member());
  const urls = await Promise.all(
    [1, 2].map(async () => (await invoke(handler, getPost, { params: { id } })).body.media),
  );
  expect(urls[0]).toEqual(urls[1]);
});
