import type { Media } from "../../shared/media.ts";
import { signedUrl } from "./signed-urls.ts";

/** A sanitized picture as posts and uploads keep it. */
export interface Picture {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Base64. */
  readonly thumbhash: string;
  /** Pixels, ascending; each exists in every type. */
  readonly widths: readonly number[];
}

/** Encodings of every sanitized picture, best first. */
export const encodings = [
  { extension: "webp", type: "image/webp" },
  { extension: "jpg", type: "image/jpeg" },
] as const;

/** Where the bytes of a picture are. */
export const pictureKey = (pictureId: string, width: number, extension: string) =>
  `${pictureFolder(pictureId)}${width}.${extension}`;
export const quarantineKey = (uploadId: string) => `quarantine/${uploadId}`;

/** What the keys of a picture's objects begin with. */
export const pictureFolder = (pictureId: string) => `media/${pictureId}/`;

/** A picture as the API shows it, with signed URLs. */
export async function present({ id, width, height, thumbhash, widths }: Picture, alt_text: string): Promise<Media> {
  const sources = await Promise.all(
    encodings.flatMap(({ extension, type }) =>
      widths.map(async (sourceWidth) => ({
        url: await signedUrl(pictureKey(id, sourceWidth, extension)),
        width: sourceWidth,
        type,
      })),
    ),
  );
  return { id, width, height, thumbhash, alt_text, sources };
}
