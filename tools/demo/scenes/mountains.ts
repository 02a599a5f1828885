import { clamp, type Frame, gradient, hex, mix, type Pixels, paint, smoothstep } from "../canvas.ts";

export interface MountainsLook {
  /** From the top of the sky to the horizon. */
  readonly sky: readonly string[];
  readonly mist: string;
  /** Of the nearest ridge. */
  readonly near: string;
  readonly sun: { readonly x: number; readonly y: number; readonly colour: string } | null;
  readonly ridges?: number;
  readonly trees?: boolean;
}

/** Ridge behind ridge, each paler than the one before it, with mist lying in the valleys. */
export function mountains(frame: Frame, look: MountainsLook): Pixels {
  const { width, height, random, noise } = frame;
  const sky = look.sky.map(hex);
  const mist = hex(look.mist);
  const near = hex(look.near);
  const count = look.ridges ?? 7;
  const scale = Math.max(width, height);

  const ridges = Array.from({ length: count }, (_, index) => {
    const depth = index / (count - 1);
    const base = height * (0.4 + 0.5 * depth ** 1.15);
    const rise = height * (0.2 - 0.06 * depth);
    const frequency = (1.6 + depth * 1.4) / scale;
    const offset = random() * 200;
    const line = Float32Array.from({ length: width }, (_, x) => {
      const shape = noise(x * frequency * 1.8 + offset, index * 7.7, 6);
      return base - rise * (2 * shape - 0.6) + height * 0.02;
    });
    const ground = line.slice();
    if (look.trees && depth > 0.55) plantTrees(line, random, scale * (0.012 + 0.03 * (depth - 0.55) ** 1.3));
    return {
      depth,
      line,
      ground,
      colour: mix(mist, near, depth ** 1.35 * 0.96 + 0.06),
      valley: height * (0.1 + 0.14 * depth),
    };
  });

  const sun = look.sun && { ...look.sun, colour: hex(look.sun.colour) };
  return paint(frame, (x, y, out) => {
    let colour = gradient(sky, y / (height * 0.62));
    if (sun) {
      const distance = Math.hypot(x - sun.x * width, y - sun.y * height) / scale;
      colour = mix(colour, sun.colour, 0.75 * Math.exp(-distance * 9) + smoothstep(0.031, 0.027, distance) * 0.9);
    }
    const cloud = noise((x / scale) * 3, (y / scale) * 14, 4);
    colour = mix(colour, mist, smoothstep(0.5, 0.85, cloud) * 0.35);
    for (const ridge of ridges) {
      const below = y - (ridge.line[x] as number);
      if (below < -1) continue;
      const fog = clamp((y - (ridge.ground[x] as number)) / ridge.valley) ** 1.4 * (0.95 - 0.5 * ridge.depth);
      const drift = 0.75 + 0.5 * noise((x / scale) * 4 + ridge.depth * 40, (y / scale) * 9, 3);
      colour = mix(colour, mix(ridge.colour, mist, fog * drift), clamp(below + 0.5));
    }
    out.set(colour);
  });
}

/** Raises a skyline by pointed trees of different heights. */
export function plantTrees(line: Float32Array, random: () => number, size: number): void {
  const ground = line.slice();
  const thickness = noiseless(random);
  for (let x = -size; x < line.length + size; x += size * (0.12 + random() * 0.3)) {
    if (thickness(x / size) < 0.25) continue;
    const tall = size * (0.6 + random() * 1.3);
    const wide = tall * (0.2 + random() * 0.1);
    const foot = ground[Math.round(Math.min(Math.max(x, 0), line.length - 1))] as number;
    for (let at = Math.max(0, Math.ceil(x - wide)); at < Math.min(line.length, x + wide); at++) {
      const away = Math.abs(at - x) / wide;
      // Branches: the outline steps in as it goes up.
      const outline = 1 - away + 0.1 * Math.sin(away * 28);
      line[at] = Math.min(line[at] as number, foot + size * 0.15 - tall * clamp(outline));
    }
  }
}

/** How dense the wood is along the ridge. */
function noiseless(random: () => number): (x: number) => number {
  const phase = random() * 20;
  return (x) => 0.5 + 0.3 * Math.sin(x * 0.13 + phase) + 0.2 * Math.sin(x * 0.41 + phase * 2);
}
