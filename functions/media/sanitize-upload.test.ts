import { v7 as uuid } from "uuid";
import { expect, test, vi } from "vitest";
import { deliver, member } from "../../tests/harness/invoke.ts";
import { photo } from "../../tests/harness/pictures.ts";
import { logger } from "../runtime/logger.ts";
import { put, read } from "./bucket.ts";
import { pictureKey, quarantineKey } from "./object-keys.ts";
import { handler } from "./sanitize-upload.ts";
import { countDecode, createUpload, getUpload } from "./uploads.ts";

const event = (uploadId: string) => ({
  Records: [{ s3: { object: { key: encodeURIComponent(quarantineKey(uploadId)) } } }],
});

/** The deployed worker hears of it too: both at once is what a repeated delivery looks like. */
async function uploaded(bytes: Buffer) {
  const owner = await member();
  const id = uuid();
  await createUpload({ id, owner_id: owner.id, purpose: "post", content_type: "image/jpeg", size: bytes.byteLength });
  await put(quarantineKey(id), bytes, "image/jpeg");
  return id;
}

test("what became of a picture is counted, by why it was rejected", async () => {
  const written = vi.spyOn(logger, "info");
  const results = async (bytes: Buffer) => {
    const id = await uploaded(bytes);
    await deliver(handler, [event(id)]);
    const lines = written.mock.calls.map(
      ([, line]) => line as unknown as { SanitizedUploads?: number; Result?: string },
    );
    written.mockClear();
    // The deployed worker may have been faster, and has counted it then.
    return lines.flatMap(({ SanitizedUploads, Result }) => (SanitizedUploads === 1 ? [Result] : []));
  };
  for (const [result, bytes] of [
    ["ready", await photo({ width: 300, height: 200 })],
    ["not_an_image", Buffer.from("no picture at all")],
  ] as const) {
    await expect.poll(() => results(bytes), { timeout: 20_000 }).toEqual([result]);
  }
  written.mockRestore();
});

test("an upload becomes a picture, once however often it is reported, and its original is deleted", async () => {
  const id = await uploaded(await photo({ width: 700, height: 500 }));
  expect(await deliver(handler, [event(id)])).toEqual([]);
  await expect.poll(async () => (await getUpload(id))?.status, { timeout: 15_000 }).toBe("ready");
  const first = await getUpload(id);
  expect(await deliver(handler, [event(id)])).toEqual([]);
  expect(await getUpload(id)).toEqual(first);
  expect(await read(quarantineKey(id), 1 << 24)).toBeUndefined();
  for (const width of first?.picture?.widths ?? []) {
    expect(Buffer.isBuffer(await read(pictureKey(id, width, "webp"), 1 << 24))).toBe(true);
  }
});

test("what nobody asked for is deleted", async () => {
  const id = uuid();
  await put(quarantineKey(id), Buffer.from("stray"), "image/jpeg");
  expect(await deliver(handler, [event(id)])).toEqual([]);
  expect(await read(quarantineKey(id), 100)).toBeUndefined();
});

test("bytes other than announced, and a picture that keeps taking the worker down, are rejected", async () => {
  const other = uuid();
  await createUpload({
    id: other,
    owner_id: (await member()).id,
    purpose: "post",
    content_type: "image/jpeg",
    size: 5,
  });
  await put(quarantineKey(other), Buffer.from("longer than announced"), "image/jpeg");
  await deliver(handler, [event(other)]);
  await expect.poll(async () => (await getUpload(other))?.reason, { timeout: 15_000 }).toBe("size_mismatch");

  const bytes = await photo({ width: 64, height: 64 });
  const bomb = uuid();
  await createUpload({
    id: bomb,
    owner_id: (await member()).id,
    purpose: "post",
    content_type: "image/jpeg",
    size: bytes.byteLength,
  });
  for (let decode = 0; decode < 3; decode++) await countDecode(bomb);
  await put(quarantineKey(bomb), bytes, "image/jpeg");
  await expect.poll(async () => (await getUpload(bomb))?.reason, { timeout: 15_000 }).toBe("unreadable");
});
