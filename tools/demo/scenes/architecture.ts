import { clamp, drawSvg, type Frame, gradient, hex, mix, type Pixels, paint, smoothstep } from "../canvas.ts";

export interface StairsLook {
  readonly tread: string;
  readonly riser: string;
  readonly rail: string;
  readonly heart: string;
  readonly steps: number;
  readonly turns: number;
}

/** A spiral staircase looked down from the top floor. */
export function stairs(frame: Frame, look: StairsLook): Pixels {
  const { width, height, noise } = frame;
  const [tread, riser, rail, heart] = [hex(look.tread), hex(look.riser), hex(look.rail), hex(look.heart)];
  const size = Math.hypot(width, height) * 0.52;
  const [cx, cy] = [width * 0.47, height * 0.53];
  return paint(frame, (x, y, out) => {
    const dx = x - cx;
    const dy = y - cy;
    const radius = Math.hypot(dx, dy) / size;
    const angle = Math.atan2(dy, dx) / (2 * Math.PI) + 0.5;
    // Going down shrinks: each turn is one step of the logarithm of the radius.
    const depth = -Math.log(radius + 1e-4) * look.turns * 0.62;
    const spiral = depth + angle;
    const floor = Math.floor(spiral);
    const across = spiral - floor;
    const along = ((angle - floor * 0.13) * look.steps + 1000) % 1;
    const dim = clamp((floor - 0.1) * 0.17);
    const curve = 0.5 + 0.5 * Math.cos((angle - 0.12) * 2 * Math.PI);
    let colour = mix(riser, tread, smoothstep(0, 0.85, along) * 0.8 + 0.2 * curve);
    colour = mix(colour, riser, smoothstep(0.955, 1, along) * 0.75);
    // The inside wall and the rail on it.
    colour = mix(colour, mix(tread, [1, 1, 1], 0.4 * curve), smoothstep(0.66, 0.675, across));
    colour = mix(colour, rail, smoothstep(0.665, 0.675, across) * smoothstep(0.745, 0.735, across));
    colour = mix(colour, riser, smoothstep(0.8, 1, across) * 0.85);
    colour = mix(colour, riser, smoothstep(0.2, 0, across) * 0.55);
    colour = mix(colour, mix(heart, riser, 0.35), dim * (0.55 + 0.3 * (1 - curve)));
    colour = mix(colour, heart, smoothstep(0.075, 0.045, radius));
    const plaster = (noise(x * 0.05, y * 0.05, 3) - 0.5) * 0.04;
    out.set([colour[0] + plaster, colour[1] + plaster, colour[2] + plaster]);
  });
}

export interface WavesLook {
  readonly sky: readonly string[];
  readonly wall: string;
  readonly shadow: string;
  readonly floors: number;
  readonly sweep: number;
}

/** A façade of curved balconies against the sky, looked at from the street. */
export function balconies(frame: Frame, look: WavesLook): Pixels {
  const { width, height, noise } = frame;
  const [sky, wall, shadow] = [look.sky.map(hex), hex(look.wall), hex(look.shadow)];
  return paint(frame, (x, y, out) => {
    const u = x / width;
    const v = y / height;
    const edge = 0.56 + 0.2 * Math.sin(v * 2.6 + 0.5) * look.sweep;
    let colour = gradient(sky, v);
    if (u < edge + 0.004) {
      const round = clamp(u / edge);
      // Floors crowd together towards the edge that turns away.
      const bow = Math.sqrt(1 - round * round * 0.94);
      const rise = (v + 0.32 * look.sweep * (1 - bow) + 0.09 * Math.sin(u * 5.2)) * look.floors;
      const floor = rise - Math.floor(rise);
      const light = 0.35 + 0.75 * Math.sin(Math.PI * clamp(round * 0.95 + 0.12)) ** 1.3;
      const slab = smoothstep(0, 0.03, floor) * smoothstep(0.46, 0.43, floor);
      const depthShade = smoothstep(0.43, 0.62, floor) * 0.5;
      const glass = mix(shadow, gradient(sky, 1 - floor), 0.16 + 0.2 * light);
      const inside = mix(glass, shadow, 0.9 - depthShade - 0.3);
      const face = mix(mix(shadow, wall, 0.42), wall, light);
      const plaster = (noise(x * 0.02, y * 0.09, 3) - 0.5) * 0.035;
      const panels = smoothstep(0.985, 1, (round * 9 + Math.floor(rise) * 0.5) % 1) * 0.35;
      const house = mix(inside, mix(face, shadow, panels), slab);
      colour = mix(
        colour,
        [house[0] + plaster, house[1] + plaster, house[2] + plaster],
        smoothstep(edge + 0.002, edge - 0.002, u),
      );
    }
    out.set(colour);
  });
}

export interface ArchesLook {
  readonly wall: string;
  readonly light: string;
  readonly far: readonly string[];
  readonly count: number;
}

/** Arch within arch, lit from the far end and from one side. */
export async function arches(frame: Frame, look: ArchesLook): Promise<Pixels> {
  const { width, height } = frame;
  const wall = hex(look.wall);
  const light = hex(look.light);
  const css = (share: number, dark = 1) =>
    `rgb(${mix(wall, light, share)
      .map((part) => Math.round(clamp(part * dark) * 255))
      .join(",")})`;
  let walls = "";
  for (let index = 0; index < look.count; index++) {
    const far = index / look.count;
    const scale = 0.86 * 0.77 ** index;
    const [cx, floor] = [width * (0.5 + 0.06 * far), height * (0.94 - 0.2 * (1 - 0.77 ** index))];
    const half = width * 0.47 * scale;
    const spring = floor - height * 0.5 * scale;
    const opening = `M${cx - half},${floor} V${spring} A${half},${half} 0 0 1 ${cx + half},${spring} V${floor} Z`;
    walls += `<linearGradient id="g${index}"><stop offset="0" stop-color="${css(far * 0.8, 0.72)}"/><stop offset="0.48" stop-color="${css(far * 0.85 + 0.12)}"/><stop offset="1" stop-color="${css(far * 0.7, 0.55)}"/></linearGradient>
      <path fill-rule="evenodd" d="M-10,-10 H${width + 10} V${height + 10} H-10 Z ${opening}" fill="url(#g${index})" clip-path="${index ? `url(#c${index - 1})` : "none"}"/>
      <clipPath id="c${index}"><path d="${opening}"/></clipPath>
      <path d="M${cx - half},${floor} V${spring} A${half},${half} 0 0 1 ${cx + half},${spring}" fill="none" stroke="${css(1)}" stroke-opacity="${0.25 + far * 0.4}" stroke-width="${Math.max(1.5, 9 * scale)}"/>
      <path d="M${cx - half},${floor} L${cx + half},${floor} L${cx + half * 3},${floor + height * 0.3} L${cx - half * 0.2},${floor + height * 0.3} Z" fill="${css(1)}" opacity="${0.16}" clip-path="${index ? `url(#c${index - 1})` : "none"}"/>`;
  }
  // Drawn from the nearest wall on: each next one only shows inside the arch before it.
  const stops = look.far.map((colour, at) => `<stop offset="${at / (look.far.length - 1)}" stop-color="${colour}"/>`);
  return drawSvg(
    frame,
    `<defs><linearGradient id="far" x2="0" y2="1">${stops.join("")}</linearGradient></defs><rect width="100%" height="100%" fill="url(#far)"/>${walls}`,
  );
}
