import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { deliver } from "../../tests/harness/invoke.ts";
import { put, read } from "./bucket.ts";
import { handler } from "./erase-media.ts";
import { pictureKey } from "./object-keys.ts";

test("all of a picture is deleted, nothing of another, and twice is as good as once", async () => {
  const [gone, kept] = [uuid(), uuid()];
  for (const id of [gone, kept]) {
    for (const extension of ["webp", "jpg"]) await put(pictureKey(id, 320, extension), Buffer.from("x"), "image/webp");
  }
  await deliver(handler, [{ upload_ids: [gone] }, { upload_ids: [gone] }]);
  expect(await read(pictureKey(gone, 320, "webp"), 10)).toBeUndefined();
  expect(await read(pictureKey(gone, 320, "jpg"), 10)).toBeUndefined();
  expect(await read(pictureKey(kept, 320, "jpg"), 10)).toEqual(Buffer.from("x"));
});
