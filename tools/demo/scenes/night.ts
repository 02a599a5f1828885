import { clamp, type Frame, gradient, hex, mix, type Pixels, paint, smoothstep } from "../canvas.ts";
import { plantTrees } from "./mountains.ts";

export interface NightLook {
  /** From the zenith to the horizon. */
  readonly sky: readonly string[];
  readonly galaxy: {
    readonly core: string;
    readonly edge: string;
    readonly angle: number;
    readonly shift: number;
  } | null;
  readonly aurora?: readonly string[];
  readonly ground: string;
  /** A lit tent or window on the ground, at this place from the left. */
  readonly lamp?: number;
  readonly trees: boolean;
}

/** A clear night: stars of every brightness, and the galaxy or an aurora above a dark ridge. */
export function night(frame: Frame, look: NightLook): Pixels {
  const { width, height, random, noise } = frame;
  const sky = look.sky.map(hex);
  const scale = Math.max(width, height);
  const galaxy = look.galaxy && { ...look.galaxy, core: hex(look.galaxy.core), edge: hex(look.galaxy.edge) };
  const aurora = look.aurora?.map(hex);
  const ground = hex(look.ground);
  const skyline = Float32Array.from(
    { length: width },
    (_, x) => height * (0.93 - 0.16 * noise((x / scale) * 2.6 + 40, 5, 6)),
  );
  if (look.trees) plantTrees(skyline, random, scale * 0.034);
  const lampX = (look.lamp ?? -10) * width;
  const lampY = look.lamp === undefined ? -1e4 : (skyline[Math.round(lampX)] as number) + scale * 0.02;

  const pixels = paint(frame, (x, y, out) => {
    const u = x / scale;
    const v = y / scale;
    let colour = gradient(sky, (y / height) * 1.15);
    if (galaxy) {
      const along = (u - 0.5 * (width / scale)) * Math.cos(galaxy.angle) + (v - 0.4) * Math.sin(galaxy.angle);
      const across =
        -(u - 0.5 * (width / scale)) * Math.sin(galaxy.angle) + (v - 0.4) * Math.cos(galaxy.angle) + galaxy.shift;
      const bend = (noise(along * 4 + 9, 1, 3) - 0.5) * 0.12;
      const away = (across + bend) / 0.13;
      const glow = Math.exp(-away * away) * (0.35 + 0.9 * noise(u * 7, v * 7, 6));
      const dust = smoothstep(0.5, 0.72, noise(u * 6 + 30, v * 6 + 12, 6)) * Math.exp(-away * away * 3.2);
      colour = mix(colour, galaxy.edge, glow * 0.75);
      colour = mix(colour, galaxy.core, clamp(glow * 1.5 - 0.55) * Math.exp(-away * away * 1.5));
      colour = mix(colour, mix(sky[0] ?? ground, ground, 0.4), dust * 0.75);
    }
    if (aurora) {
      for (let curtain = 0; curtain < 3; curtain++) {
        const foot = 0.5 + 0.13 * curtain + 0.22 * (noise(u * 1.7 + curtain * 13, curtain * 3, 4) - 0.5);
        const up = foot - y / height;
        const rays = 0.35 + 0.9 * noise(u * 34 + curtain * 5 + up * 1.5, curtain, 3) * noise(u * 5 + curtain * 9, 4, 3);
        const strength = up < 0 ? Math.exp(up * 60) : Math.exp(-up * (4.2 + curtain));
        const tint = gradient(aurora, clamp(up * 2.2));
        colour = mix(colour, tint, clamp(strength * rays * (0.95 - curtain * 0.2)));
      }
    }
    const below = y - (skyline[x] as number);
    if (below > -1) {
      const soil = mix(ground, sky.at(-1) ?? ground, 0.08 * noise(u * 30, v * 60, 3));
      colour = mix(colour, soil, clamp(below + 0.5));
    }
    const distance = Math.hypot(x - lampX, (y - lampY) * 1.3) / scale;
    colour = mix(colour, [1, 0.72, 0.36], 0.5 * Math.exp(-distance * 22) + smoothstep(0.017, 0.006, distance) * 0.9);
    out.set(colour);
  });

  scatterStars(frame, pixels, skyline, aurora ? 1100 : 2600);
  return pixels;
}

/** Few bright stars and many faint ones, bluish to reddish, as small soft discs. */
function scatterStars(
  { width, height, random, noise }: Frame,
  pixels: Pixels,
  skyline: Float32Array,
  count: number,
): void {
  for (let star = 0; star < count; star++) {
    const x = random() * width;
    const y = random() * height * 0.95;
    const brightness = 0.16 + 0.95 * random() ** 7;
    if (random() > 0.45 + noise((x / width) * 5, (y / height) * 5, 3)) continue;
    const radius = 0.75 + brightness * 1.5;
    const warmth = random() - 0.5;
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const px = Math.round(x) + dx;
        const py = Math.round(y) + dy;
        if (px < 0 || px >= width || py < 0 || py >= (skyline[px] as number) - 1) continue;
        const light = brightness * Math.exp(-((px - x) ** 2 + (py - y) ** 2) / (radius * radius * 0.55));
        const at = (py * width + px) * 3;
        pixels[at] = (pixels[at] as number) + light * (1 + warmth * 0.3);
        pixels[at + 1] = (pixels[at + 1] as number) + light * 0.98;
        pixels[at + 2] = (pixels[at + 2] as number) + light * (1.04 - warmth * 0.3);
      }
    }
  }
}
