import exifr from "exifr";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { photo } from "../../tests/harness/pictures.ts";
import { sanitize, widthsFor } from "./sanitize.ts";

async function encodeAll(bytes: Buffer, type: string) {
  const outputs: { width: number; type: string; bytes: Buffer }[] = [];
  const sanitized = await sanitize(bytes, type);
  await sanitized.encode(async (width, _extension, outputType, encoded) => {
    outputs.push({ width, type: outputType, bytes: encoded });
  });
  return { ...sanitized, outputs };
}

describe("what comes out", () => {
  test.each([1, 3, 6, 8])("is upright, without metadata, in every width (orientation %i)", async (orientation) => {
    const original = await photo({ width: 900, height: 600, orientation });
    const { width, height, outputs } = await encodeAll(original, "image/jpeg");
    expect([width, height]).toEqual(orientation >= 5 ? [600, 900] : [900, 600]);
    for (const output of outputs) {
      const header = await sharp(output.bytes).metadata();
      expect(header).not.toHaveProperty("exif");
      expect(header).not.toHaveProperty("xmp");
      expect(header.orientation).toBeUndefined();
      expect(header.width).toBe(output.width);
      if (output.type === "image/jpeg") expect(await exifr.gps(output.bytes)).toBeUndefined();
    }
    const { data } = await sharp(outputs.at(-1)?.bytes).raw().toBuffer({ resolveWithObject: true });
    const corner = { 1: "top left", 3: "bottom right", 6: "top right", 8: "bottom left" }[orientation];
    const [w = 0, h = 0] = [width, height];
    const whiteAt = (x: number, y: number) => (data[(y * w + x) * 3 + 2] ?? 0) > 240;
    const corners = {
      "top left": [9, 9],
      "top right": [w - 9, 9],
      "bottom left": [9, h - 9],
      "bottom right": [w - 9, h - 9],
    };
    const white = Object.entries(corners).filter(([, [x = 0, y = 0]]) => whiteAt(x, y));
    expect(white.map(([name]) => name)).toEqual([corner]);
  });

  test("is in sRGB, whatever it was in", async () => {
    const wide = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#f00" } })
      .withIccProfile("p3")
      .jpeg()
      .toBuffer();
    const { outputs } = await encodeAll(wide, "image/jpeg");
    for (const { bytes } of outputs) {
      const header = await sharp(bytes).metadata();
      expect([header.space, header.icc]).toEqual(["srgb", undefined]);
    }
  });

  test.each(["png", "webp", "avif"] as const)("can be made of %s with transparency", async (format) => {
    const create = { width: 400, height: 300, channels: 4, background: "#0000" } as const;
    const { outputs } = await encodeAll(await sharp({ create })[format]().toBuffer(), `image/${format}`);
    expect(new Set(outputs.map(({ type }) => type))).toEqual(new Set(["image/webp", "image/jpeg"]));
  });
});

test("an avatar is the middle square of a picture, in two sizes, and no larger than it", async () => {
  const wide = await photo({ width: 1200, height: 600 });
  const { width, height, widths, encode } = await sanitize(wide, "image/jpeg", "avatar");
  expect([width, height, widths]).toEqual([384, 384, [128, 384]]);
  const made: (number | undefined)[][] = [];
  await encode(async (_, __, ___, bytes) => {
    const { width: w, height: h, exif } = await sharp(bytes).metadata();
    made.push([w, h, exif?.length]);
  });
  expect(made.toSorted()).toEqual([
    [128, 128, undefined],
    [128, 128, undefined],
    [384, 384, undefined],
    [384, 384, undefined],
  ]);
  const small = await sanitize(await photo({ width: 100, height: 90 }), "image/jpeg", "avatar");
  expect([small.width, small.widths]).toEqual([90, [90]]);
});

describe("what is refused", () => {
  const noise = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#808080" } });

  test.each([
    ["nothing", Buffer.alloc(0), "image/jpeg", "not_an_image"],
    ["text", Buffer.from("Hello, I am a text file"), "image/jpeg", "not_an_image"],
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "image/png", "not_an_image"],
    ["a GIF", noise(20, 20).gif().toBuffer(), "image/png", "not_an_image"],
    ["another type than announced", noise(20, 20).png().toBuffer(), "image/jpeg", "type_mismatch"],
    ["a line", noise(400, 15).png().toBuffer(), "image/png", "too_small"],
    ["a bomb of pixels", noise(9000, 6000).png({ compressionLevel: 9 }).toBuffer(), "image/png", "too_many_pixels"],
    ["a tower", noise(20, 17_000).png().toBuffer(), "image/png", "too_many_pixels"],
    ["a header without a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "image/png", "unreadable"],
  ])("%s", async (_, bytes, type, reason) => {
    await expect(encodeAll(await bytes, type)).rejects.toMatchObject({ name: "Rejected", reason });
  });

  test("an animation", async () => {
    const frames = await Promise.all(
      ["#f00", "#0f0"].map((background) =>
        sharp({ create: { width: 32, height: 32, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animated = await sharp(frames, { join: { animated: true } })
      .webp({ delay: 100, loop: 0 })
      .toBuffer();
    await expect(sanitize(animated, "image/webp")).rejects.toMatchObject({ reason: "too_many_frames" });
  });

  test("bytes that begin like a picture never do more than be refused", async () => {
    const starts = ["ffd8ffe0", "89504e470d0a1a0a", "52494646000000005745425056503820"].map((hex) =>
      Buffer.from(hex, "hex"),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), async (start, rest) => {
        const attempt = encodeAll(Buffer.concat([start, rest]), "image/jpeg");
        await expect(attempt).rejects.toHaveProperty("name", "Rejected");
      }),
      { numRuns: 40 },
    );
  });
});

test("every picture has at least three widths, none wider than itself", () => {
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 12_000 }), (width) => {
      const widths = widthsFor(width);
      return widths.length >= 3 && widths.every((one) => one <= width) && widths.at(-1) === Math.min(width, 1600);
    }),
  );
});
