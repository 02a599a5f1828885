import { clamp, type Frame, gradient, hex, mix, type Pixels, paint, smoothstep } from "../canvas.ts";

export interface SeaLook {
  readonly sky: readonly string[];
  readonly water: string;
  readonly light: string;
  readonly clouds: string;
  /** Height of the horizon from the top, 0 to 1. */
  readonly horizon: number;
  /** Of size 0 when it is behind clouds or below the horizon. */
  readonly sun: { readonly x: number; readonly y: number; readonly size: number };
  /** 0 is a mirror, 1 a swell. */
  readonly waves: number;
  /** Rocks or a headland in the picture. */
  readonly land?: "rocks" | "headland";
}

/** Sea to the horizon, with the light of a low sun lying on it. */
export function sea(frame: Frame, look: SeaLook): Pixels {
  const { width, height, random, noise } = frame;
  const [sky, water, light, clouds] = [look.sky.map(hex), hex(look.water), hex(look.light), hex(look.clouds)];
  const horizon = Math.round(look.horizon * height);
  const sunX = look.sun.x * width;
  const sunY = look.sun.y * height;
  const scale = Math.max(width, height);
  const land = landLine(frame, look, horizon);
  const shift = random() * 100;

  const skyAt = (x: number, y: number) => {
    let colour = gradient(sky, y / horizon);
    const distance = Math.hypot(x - sunX, (y - sunY) * 1.1) / scale;
    // Clouds flatten towards the horizon, as any layer seen from below.
    const far = 0.12 + 0.88 * (1 - y / (horizon + 1));
    const cover = noise(((x - sunX) / scale) * (1.6 / far) + shift, (3.2 / far) * 1.2, 6);
    const lit = mix(clouds, light, Math.exp(-distance * 3.2));
    colour = mix(colour, lit, smoothstep(0.46, 0.78, cover) * 0.75 * smoothstep(0, 0.25, far));
    colour = mix(colour, light, 0.65 * Math.exp(-distance * 7));
    if (look.sun.size === 0) return colour;
    return mix(colour, [1, 0.98, 0.92], smoothstep(look.sun.size, look.sun.size * 0.88, distance));
  };

  return paint(frame, (x, y, out) => {
    let colour = y < horizon ? skyAt(x, y) : ([0, 0, 0] as const);
    if (y >= horizon) {
      const depth = (y - horizon) / (height - horizon);
      // Distance on the water grows quickly towards the horizon.
      const distance = 1 / (depth + 0.03);
      const swell = noise(((x - width / 2) / scale) * distance * 3 + shift, distance * 7, 5) - 0.5;
      const ripple = noise(((x - width / 2) / scale) * distance * 22 + shift, distance * 60, 3) - 0.5;
      const tilt = (swell * 1.6 + ripple * 0.7) * look.waves;
      const mirrored = skyAt(x, Math.max(0, horizon - (y - horizon) * 0.9 - tilt * height * 0.22 * (0.3 + depth)));
      colour = mix(mirrored, water, clamp(0.35 + depth * 0.5 + tilt * 0.35));
      const path = Math.exp(-(((x - sunX) / (scale * (0.035 + depth * 0.13))) ** 2));
      const glint = smoothstep(0.02, 0.26, ripple + swell * 0.5 + 0.06) * path;
      colour = mix(colour, light, glint * (0.9 - 0.35 * depth) + path * 0.12);
      colour = mix(colour, gradient(sky, 1), Math.exp(-depth * 26) * 0.6);
    }
    if (land) {
      const inside = clamp(y - (land.top[x] as number) + 0.5) * clamp((land.foot[x] as number) - y + 0.5);
      if (inside > 0) {
        const rough = noise((x / scale) * 26, (y / scale) * 40, 4);
        const stone = mix(mix(water, [0.05, 0.05, 0.07], 0.75), light, smoothstep(0.55, 0.9, rough) * 0.16);
        colour = mix(colour, stone, inside);
      }
    }
    out.set(colour);
  });
}

/** Upper and lower edge of the land in each column; empty where there is none. */
function landLine({ width, height, noise, random }: Frame, { land }: SeaLook, horizon: number) {
  if (!land) return null;
  const shift = random() * 50;
  const top = new Float32Array(width).fill(height + 10);
  const foot = new Float32Array(width).fill(0);
  for (let x = 0; x < width; x++) {
    if (land === "headland") {
      const reach = x / width - 0.56;
      if (reach <= 0) continue;
      const shape = noise(x * 0.006 + shift, 3, 6);
      top[x] = horizon - height * (0.16 * smoothstep(0, 0.3, reach)) * (0.45 + 0.9 * shape);
      foot[x] = horizon + 3;
    } else {
      const shape = noise(x * 0.0055 + shift, 8, 6) * 0.75 + noise(x * 0.03 + shift, 2, 4) * 0.25;
      const side = 1 - smoothstep(0, 0.62, x / width);
      top[x] = height * (1.02 - 0.5 * side * shape - 0.1 * shape);
      foot[x] = height + 1;
    }
  }
  return { top, foot };
}
