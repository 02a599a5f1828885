import sharp, { type Metadata, type Sharp } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { encodings } from "./object-keys.ts";
import type { Purpose, RejectionReason } from "./uploads.ts";

const MAX_PIXELS = 50_000_000;
const MIN_SIDE = 16;
/** What WebP can hold. https://developers.google.com/speed/webp/faq */
const MAX_SIDE = 16_383;
const TIMEOUT_SECONDS = 20;
const THUMB_SIDE = 100;
/** Of a profile's avatar, and of one in a list, at three pixels to one. */
const AVATAR_SIDE = 384;
const SMALL_AVATAR_SIDE = 128;

/** Widths that screens ask for; a picture narrower than three of them gets a half and a quarter of its own. */
const LADDER = [320, 640, 1080, 1600];

const typeOf: Readonly<Record<string, string>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  heif: "image/avif",
};

/** Why an upload can't become a picture. */
export class Rejected extends Error {
  override readonly name = "Rejected";
  readonly reason: RejectionReason;

  constructor(reason: RejectionReason, cause?: unknown) {
    super(`Rejected: ${reason}`, { cause });
    this.reason = reason;
  }
}

export interface Sanitized {
  readonly width: number;
  readonly height: number;
  readonly thumbhash: string;
  readonly widths: readonly number[];
  /** Calls back with each encoding of each width; one width at a time, as each takes memory. */
  encode(write: (width: number, extension: string, type: string, bytes: Buffer) => Promise<void>): Promise<void>;
}

/**
 * Makes harmless pictures of untrusted bytes. Type, pixels and frames are read
 * from the header and judged before anything is decoded; what comes out is
 * encoded anew from pixels alone: turned upright, in sRGB, without metadata.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/File_Upload_Cheat_Sheet.html
 * @throws Rejected
 */
export async function sanitize(bytes: Buffer, contentType: string, purpose: Purpose = "post"): Promise<Sanitized> {
  const format = sniff(bytes);
  if (!format) throw new Rejected("not_an_image");
  if (typeOf[format] !== contentType) throw new Rejected("type_mismatch");
  const open = () =>
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" }).timeout({ seconds: TIMEOUT_SECONDS });
  const header = await readable(open().metadata());
  judge(header, format);
  const { width, height } = purpose === "avatar" ? square(header) : upright(header);
  const widths = purpose === "avatar" ? avatarWidths(width) : widthsFor(width);
  // The untrusted bytes are decoded once, as small as the widest picture allows; the rest is made of those pixels.
  const widest = open()
    .autoOrient()
    .resize({ width: widths.at(-1) ?? width, ...(purpose === "avatar" ? { height: widths.at(-1) ?? height } : {}) })
    .toColorspace("srgb")
    .raw();
  const { data, info } = await readable(widest.toBuffer({ resolveWithObject: true }));
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  return {
    ...{ width, height, thumbhash: await makeThumbhash(pixels()), widths },
    async encode(write) {
      for (const target of widths) {
        const resized = pixels().resize({ width: target });
        await Promise.all(
          encodings.map(async ({ extension, type }) =>
            write(target, extension, type, await encoded(resized.clone(), extension)),
          ),
        );
      }
    },
  };
}

function encoded(pixels: Sharp, extension: (typeof encodings)[number]["extension"]): Promise<Buffer> {
  if (extension === "webp") return pixels.webp({ quality: 80, effort: 3 }).toBuffer();
  return pixels.flatten({ background: "#fff" }).jpeg({ quality: 80, progressive: true }).toBuffer();
}

/** The format that the first bytes tell, of those that are let near a decoder. */
function sniff(bytes: Buffer): string | undefined {
  if (bytes.length < 12) return undefined;
  if (bytes.readUIntBE(0, 3) === 0xffd8ff) return "jpeg";
  if (bytes.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"))) return "png";
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP") return "webp";
  if (bytes.toString("latin1", 4, 8) === "ftyp" && /avif|avis/.test(bytes.toString("latin1", 8, 32))) return "heif";
  return undefined;
}

function judge({ format, width, height, pages = 1, compression }: Metadata, expected: string): void {
  if (format !== expected || (format === "heif" && compression !== "av1")) throw new Rejected("not_an_image");
  if (pages > 1) throw new Rejected("too_many_frames");
  if (width * height > MAX_PIXELS) throw new Rejected("too_many_pixels");
  if (Math.max(width, height) > MAX_SIDE) throw new Rejected("too_many_pixels");
  if (Math.min(width, height) < MIN_SIDE) throw new Rejected("too_small");
}

function upright({ width, height, orientation = 1 }: Metadata) {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** The middle of a picture, as large as an avatar is shown. */
function square({ width, height }: Metadata) {
  const side = Math.min(width, height, AVATAR_SIDE);
  return { width: side, height: side };
}

const avatarWidths = (side: number) => [...new Set([Math.min(side, SMALL_AVATAR_SIDE), side])];

/** At least three widths, ascending, none wider than the picture. */
export function widthsFor(width: number): number[] {
  const widest = Math.min(width, LADDER.at(-1) ?? width);
  const steps = LADDER.filter((step) => step < widest);
  const fractions = steps.length < 2 ? [Math.ceil(widest / 2), Math.ceil(widest / 4)] : [];
  return [...new Set([...fractions, ...steps, widest])].sort((a, b) => a - b);
}

async function makeThumbhash(pixels: Sharp): Promise<string> {
  const { data, info } = await pixels
    .resize(THUMB_SIDE, THUMB_SIDE, { fit: "inside" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

/** What the decoder can't read, or not in time, is the picture's fault: it would fail the same way again. */
async function readable<Result>(decoding: Promise<Result>): Promise<Result> {
  return decoding.catch((error: Error) => {
    throw new Rejected(/pixel limit/i.test(error.message) ? "too_many_pixels" : "unreadable", error);
  });
}
