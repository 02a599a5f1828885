import sharp, { type Sharp } from "sharp";

/** Red, green, blue; 0 is none and 1 is full, more is clipped at the end. */
export type Colour = readonly [number, number, number];

/** What a scene is painted with: a size and its own repeatable chance. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** The next number from 0 to 1. */
  readonly random: () => number;
  /** Smooth noise from 0 to 1 with detail in `octaves` sizes. */
  readonly noise: (x: number, y: number, octaves?: number) => number;
}

/** Float pixels, three numbers each. */
export type Pixels = Float32Array;

/** A frame whose chance is fixed by its seed (mulberry32). */
export function createFrame(width: number, height: number, seed: number): Frame {
  let state = seed * 0x9e3779b9;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { width, height, random, noise: createNoise(random) };
}

function createNoise(random: () => number): Frame["noise"] {
  const lattice = Float32Array.from({ length: 65536 }, random);
  const value = (x: number, y: number) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const u = x - left;
    const v = y - top;
    const smoothU = u * u * (3 - 2 * u);
    const smoothV = v * v * (3 - 2 * v);
    const row = (top & 255) << 8;
    const nextRow = ((top + 1) & 255) << 8;
    const a = lattice[row | (left & 255)] as number;
    const b = lattice[row | ((left + 1) & 255)] as number;
    const c = lattice[nextRow | (left & 255)] as number;
    const d = lattice[nextRow | ((left + 1) & 255)] as number;
    return a + (b - a) * smoothU + (c - a + (a - b - c + d) * smoothU) * smoothV;
  };
  return (x, y, octaves = 4) => {
    let sum = 0;
    let size = 0.5;
    let total = 0;
    let frequency = 1;
    for (let octave = 0; octave < octaves; octave++) {
      sum += value(x * frequency + octave * 17.3, y * frequency + octave * 9.1) * size;
      total += size;
      size *= 0.5;
      frequency *= 2.03;
    }
    return sum / total;
  };
}

/** Paints every pixel; `shade` fills the given three numbers for a place in pixels. */
export function paint(frame: Frame, shade: (x: number, y: number, out: Float32Array) => void): Pixels {
  const { width, height } = frame;
  const pixels = new Float32Array(width * height * 3);
  const out = new Float32Array(3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      shade(x, y, out);
      pixels[at] = out[0] as number;
      pixels[at + 1] = out[1] as number;
      pixels[at + 2] = out[2] as number;
    }
  }
  return pixels;
}

/** Renders the inside of an SVG of the frame's size. */
export async function drawSvg({ width, height }: Frame, content: string): Promise<Pixels> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;
  const bytes = await sharp(Buffer.from(svg)).flatten().removeAlpha().raw().toBuffer();
  return Float32Array.from(bytes, (byte) => byte / 255);
}

/** Renders an SVG, seen through `viewBox`, over a smaller painting that is enlarged: out of focus, and soon painted. */
export async function drawOver(
  { width, height }: Frame,
  behind: { readonly frame: Frame; readonly pixels: Pixels },
  viewBox: string,
  content: string,
): Promise<Pixels> {
  const { frame, pixels } = behind;
  const raw = { width: frame.width, height: frame.height, channels: 3 } as const;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${viewBox}">${content}</svg>`;
  const bytes = await sharp(
    Uint8Array.from(pixels, (part) => clamp(part) * 255),
    { raw },
  )
    .blur(1.2)
    .resize(width, height, { kernel: "cubic" })
    .composite([{ input: Buffer.from(svg) }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return Float32Array.from(bytes, (byte) => byte / 255);
}

/** What a lens and film add: light falling off to the corners, and grain. */
export async function develop(frame: Frame, pixels: Pixels, vignette = 0.28, grain = 0.028): Promise<Sharp> {
  const { width, height, random } = frame;
  const bytes = Buffer.alloc(pixels.length);
  for (let y = 0, at = 0; y < height; y++) {
    const v = (y / height - 0.5) * 2;
    for (let x = 0; x < width; x++) {
      const u = (x / width - 0.5) * 2;
      const light = 1 - (vignette * (u * u + v * v)) / 2;
      const speck = (random() + random() - 1) * grain;
      for (let channel = 0; channel < 3; channel++, at++) {
        const value = (pixels[at] as number) * light + speck;
        bytes[at] = value <= 0 ? 0 : value >= 1 ? 255 : value * 255;
      }
    }
  }
  return sharp(bytes, { raw: { width, height, channels: 3 } });
}

/** A colour between two. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  const t = clamp(share);
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** A colour of a row of colours spread evenly from 0 to 1. */
export function gradient(colours: readonly Colour[], place: number): Colour {
  const at = clamp(place) * (colours.length - 1);
  const index = Math.min(Math.floor(at), colours.length - 2);
  return mix(colours[index] as Colour, colours[index + 1] as Colour, at - index);
}

/** `#rrggbb` as a colour. */
export function hex(code: string): Colour {
  const value = Number.parseInt(code.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export function clamp(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}

/** 0 before `from`, 1 after `to`, smooth between. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}
