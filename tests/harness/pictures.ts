import sharp from "sharp";

interface Picture {
  readonly width?: number;
  readonly height?: number;
  /** EXIF orientation; 6 is a phone held upright. */
  readonly orientation?: number;
}

/** A real JPEG as a phone makes one: EXIF with camera and position, not a single colour. */
export async function photo({ width = 1600, height = 1200, orientation = 1 }: Picture = {}): Promise<Buffer> {
  const overlay = `<svg width="${width}" height="${height}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#f80"/><stop offset="1" stop-color="#024"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><rect width="25%" height="25%" fill="#fff"/></svg>`;
  return sharp(Buffer.from(overlay))
    .withExif({
      IFD0: { Make: "Leica", Model: "M3", Copyright: "Somebody" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 31/1 12/1", GPSLongitudeRef: "E", GPSLongitude: "13/1 24/1 0/1" },
    })
    .withMetadata({ orientation })
    .jpeg({ quality: 85 })
    .toBuffer();
}
