import type { Media } from "../../shared/media.ts";
import { encodings, pictureKey } from "./object-keys.ts";
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
