import { clamp, type Frame, gradient, hex, mix, type Pixels, paint, smoothstep } from "../canvas.ts";

export interface DunesLook {
  readonly sky: readonly string[];
  readonly lit: string;
  readonly shade: string;
  readonly haze: string;
  /** Where the first crest stands, 0 to 1 from the top. */
  readonly horizon: number;
  readonly crests?: number;
}

/** Dunes in low light: a bright slope and a dark one meet in every crest. */
export function dunes(frame: Frame, look: DunesLook): Pixels {
  const { width, height, random, noise } = frame;
  const [sky, lit, shade, haze] = [look.sky.map(hex), hex(look.lit), hex(look.shade), hex(look.haze)];
  const count = look.crests ?? 4;
  const scale = Math.max(width, height);

  const crests = Array.from({ length: count }, (_, index) => {
    const depth = index / (count - 1);
    const shift = random() * 90;
    const peak = 0.2 + random() * 0.6;
    const base = height * (look.horizon + (0.97 - look.horizon) * depth ** 1.25);
    const rise = height * (0.1 + 0.13 * depth) * (0.8 + 0.4 * random());
    const line = Float32Array.from({ length: width }, (_, x) => {
      const u = x / width;
      const hump = Math.exp(-(((u - peak) / 0.34) ** 2)) * 0.85 + 0.55 * noise(u * 2 + shift, index * 5, 2);
      return base - rise * hump + height * 0.06;
    });
    return { depth, line, shift, peak };
  });

  return paint(frame, (x, y, out) => {
    let colour = gradient(sky, y / (height * (look.horizon + 0.04)));
    for (const { depth, line, shift, peak } of crests) {
      const below = y - (line[x] as number);
      if (below < -1) continue;
      const down = below / scale;
      // The edge between the slopes winds down from the peak, softer the lower it is.
      const edge =
        peak + (noise(down * 5 + shift, 2, 3) - 0.5) * 0.75 * smoothstep(0, 0.22, down) + down * (0.5 - peak) * 2.2;
      const side = smoothstep(-0.012 - down * 0.28, 0.012 + down * 0.28, x / width - edge);
      const wind = noise((x / scale) * 5 + shift, (y / scale) * 5, 3);
      const ripples = Math.sin((y / scale) * (620 - 330 * depth) + wind * 34 + (x / scale) * 60);
      const slope = mix(lit, shade, clamp(side * 0.94 + down * 0.35));
      const relief = ripples * 0.028 * (0.25 + depth) * (1 - side * 0.6) + (wind - 0.5) * 0.1;
      const sand: [number, number, number] = [slope[0] + relief, slope[1] + relief * 0.85, slope[2] + relief * 0.65];
      const rim = Math.exp(-down * 150) * 0.35 * (1 - side);
      colour = mix(colour, mix(mix(sand, [1, 0.9, 0.72], rim), haze, (1 - depth) ** 2 * 0.55), clamp(below + 0.5));
    }
    out.set(colour);
  });
}
