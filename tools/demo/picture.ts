import { createFrame, develop, type Frame, type Pixels } from "./canvas.ts";

/** A picture of the demo: always the same one for the same seed. */
export interface Picture {
  readonly shape: keyof typeof shapes;
  readonly seed: number;
  readonly paint: (frame: Frame) => Pixels | Promise<Pixels>;
  readonly alt: string;
}

/** Where and with what a picture says it was taken. */
export interface Camera {
  readonly make: string;
  readonly model: string;
  /** Degrees north and east. */
  readonly place: readonly [number, number];
}

const shapes = {
  portrait: [960, 1200],
  square: [1080, 1080],
  landscape: [1200, 800],
  wide: [1280, 720],
  avatar: [480, 480],
} as const;

/**
 * Paints a picture and writes it as a camera would: as JPEG, with the camera's
 * name, the time and the place in it, so that the sanitizer has something to remove.
 */
export async function takePicture({ shape, seed, paint }: Picture, camera: Camera): Promise<Buffer> {
  const [width, height] = shapes[shape];
  const frame = createFrame(width, height, seed);
  const image = await develop(frame, await paint(frame));
  const [north, east] = camera.place;
  return image
    .withExif({
      IFD0: { Make: camera.make, Model: camera.model, Artist: "Photostack demo" },
      IFD2: { DateTimeOriginal: `2026:0${1 + (seed % 9)}:1${seed % 10} 0${5 + (seed % 4)}:24:10` },
      IFD3: {
        GPSLatitudeRef: north < 0 ? "S" : "N",
        GPSLatitude: degrees(north),
        GPSLongitudeRef: east < 0 ? "W" : "E",
        GPSLongitude: degrees(east),
      },
    })
    .jpeg({ quality: 88, mozjpeg: false })
    .toBuffer();
}

/** EXIF's way to write an angle: degrees, minutes and seconds as fractions. */
function degrees(angle: number): string {
  const whole = Math.floor(Math.abs(angle));
  const minutes = (Math.abs(angle) - whole) * 60;
  return `${whole}/1 ${Math.floor(minutes)}/1 ${Math.round((minutes % 1) * 6000)}/100`;
}
