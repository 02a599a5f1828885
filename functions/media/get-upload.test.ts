import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { getUpload } from "../../shared/media.ts";
import { invoke, member } from "../../tests/harness/invoke.ts";
import { readyUpload } from "../../tests/harness/posts.ts";
import { handler } from "./get-upload.ts";
import { createUpload, markRejected } from "./uploads.ts";

test("its owner sees how far an upload is, and the picture or the reason", async () => {
  const ana = await member("ana");
  const ready = await readyUpload(ana);
  const ask = (id: string) => invoke(handler, getUpload, { as: ana, params: { id } });
  const { body } = await ask(ready);
  expect(body).toMatchObject({ status: "ready", media: { id: ready, width: 800, alt_text: "" } });
  expect(body.media.sources).toHaveLength(6);
  for (const { url } of body.media.sources) expect(url).toContain("X-Amz-Signature=");

  const id = uuid();
  await createUpload({ id, owner_id: ana.id, purpose: "post", content_type: "image/png", size: 10 });
  expect((await ask(id)).body).toEqual({ id, status: "pending" });
  await markRejected(id, "too_small");
  expect((await ask(id)).body).toMatchObject({ status: "rejected", reason: "too_small", message: expect.any(String) });
});

test("nobody else sees that it is there", async () => {
  const id = await readyUpload(await member("ana"));
  expect((await invoke(handler, getUpload, { as: await member("eve"), params: { id } })).status).toBe(404);
});
