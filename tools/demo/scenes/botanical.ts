import { drawSvg, type Frame, gradient, hex, type Pixels } from "../canvas.ts";

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

export interface RosetteLook {
  /** From the heart to the outermost leaves. */
  readonly leaves: readonly string[];
  readonly tip: string;
  readonly ground: string;
  readonly count: number;
  /** Width of a leaf against its length. */
  readonly width: number;
  readonly pointed: boolean;
  /** Where the heart is, 0 to 1. */
  readonly centre: readonly [number, number];
  readonly spread: number;
}

/** A succulent or a flower from above: every leaf turned by the golden angle from the one before. */
export async function rosette(frame: Frame, look: RosetteLook): Promise<Pixels> {
  const { width, height, random } = frame;
  const size = Math.max(width, height) * look.spread;
  const [cx, cy] = [look.centre[0] * width, look.centre[1] * height];
  const colours = look.leaves.map(hex);
  let leaves = "";
  // The outer ones lie below.
  for (let leaf = look.count; leaf >= 1; leaf--) {
    const out = Math.sqrt(leaf / look.count);
    const angle = leaf * GOLDEN_ANGLE + (random() - 0.5) * 0.09;
    const long = size * (0.1 + 0.5 * out) * (0.94 + random() * 0.12);
    const wide = long * look.width * (1.15 - 0.25 * out);
    const turn = (angle * 180) / Math.PI;
    const colour = gradient(colours, out + (random() - 0.5) * 0.08);
    const light = 1 + 0.2 * Math.cos(angle + 2.3);
    const fill = css(colour, light);
    const shape = look.pointed
      ? `M0,0 C${long * 0.2},${-wide} ${long * 0.75},${-wide * 0.95} ${long},0 C${long * 0.75},${wide * 0.95} ${long * 0.2},${wide} 0,0`
      : `M0,0 C${long * 0.25},${-wide * 0.7} ${long * 0.95},${-wide * 1.15} ${long},0 C${long * 0.95},${wide * 1.15} ${long * 0.25},${wide * 0.7} 0,0`;
    leaves += `<g transform="translate(${cx} ${cy}) rotate(${turn})">
      ${shadow(shape, size)}
      <linearGradient id="l${leaf}" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="${css(colour, 0.28)}"/><stop offset="0.45" stop-color="${css(colour, light * 0.8)}"/><stop offset="0.86" stop-color="${fill}"/><stop offset="1" stop-color="${look.tip}"/></linearGradient>
      <path d="${shape}" fill="url(#l${leaf})"/>
      <path d="M${long * 0.15},0 L${long * 0.92},0" stroke="#fff" stroke-opacity="0.13" stroke-width="${wide * 0.09}" stroke-linecap="round"/>
      <path d="M${long * 0.4},${-wide * 0.52} Q${long * 0.75},${-wide * 0.62} ${long * 0.95},${-wide * 0.1}" stroke="#fff" stroke-opacity="0.2" stroke-width="${wide * 0.05}" fill="none" stroke-linecap="round"/></g>`;
  }
  return drawSvg(
    frame,
    `<defs><radialGradient id="deep" cx="${look.centre[0]}" cy="${look.centre[1]}" r="0.8"><stop offset="0" stop-color="${css(hex(look.ground), 1.5)}"/><stop offset="1" stop-color="${look.ground}"/></radialGradient></defs>
    <rect width="100%" height="100%" fill="url(#deep)"/>${leaves}`,
  );
}

/** A soft edge of a few wide strokes: a blur for each of a hundred leaves would take half a minute. */
function shadow(shape: string, size: number): string {
  const strokes = [0.034, 0.022, 0.01].map(
    (wide) => `<path d="${shape}" stroke="#04100c" stroke-width="${size * wide}" stroke-opacity="0.11" fill="none"/>`,
  );
  return strokes.join("");
}

export interface FoliageLook {
  readonly leaves: readonly string[];
  readonly ground: string;
  readonly light: string;
}

/** Broad veined leaves in layers: the far ones blurred, the near ones sharp, light from above. */
export async function foliage(frame: Frame, look: FoliageLook): Promise<Pixels> {
  const { width, height, random } = frame;
  const scale = Math.max(width, height);
  const colours = look.leaves.map(hex);
  let layers = "";
  for (let layer = 0; layer < 3; layer++) {
    const near = layer / 2;
    let leaves = "";
    for (let leaf = 0; leaf < 11 - layer * 2; leaf++) {
      const x = random() * width;
      const y = height * (0.05 + 1.05 * random());
      const long = scale * (0.32 + 0.26 * near) * (0.75 + random() * 0.5);
      const turn = -90 + (x / width - 0.5) * 150 + (random() - 0.5) * 70;
      leaves += veinedLeaf(x, y, long, turn, gradient(colours, near * 0.75 + random() * 0.25), `${layer}-${leaf}`);
    }
    layers += `<g filter="url(#blur${layer})">${leaves}</g><rect width="100%" height="100%" fill="${look.ground}" opacity="${0.42 - near * 0.42}"/>`;
  }
  const blurs = [0.012, 0.004, 0].map(
    (blur, index) =>
      `<filter id="blur${index}" x="-5%" y="-5%" width="110%" height="110%"><feGaussianBlur stdDeviation="${Math.max(0.01, blur * scale)}"/></filter>`,
  );
  return drawSvg(
    frame,
    `<defs>${blurs.join("")}<filter id="shade" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${scale * 0.012}"/></filter>
    <radialGradient id="sun" cx="0.3" cy="0" r="1"><stop offset="0" stop-color="${look.light}" stop-opacity="0.5"/><stop offset="0.6" stop-color="${look.light}" stop-opacity="0"/></radialGradient></defs>
    <rect width="100%" height="100%" fill="${look.ground}"/>${layers}<rect width="100%" height="100%" fill="url(#sun)"/>`,
  );
}

function veinedLeaf(
  x: number,
  y: number,
  long: number,
  turn: number,
  colour: readonly [number, number, number],
  id: string,
): string {
  const wide = long * 0.3;
  const outline = `M0,0 C${long * 0.16},${-wide} ${long * 0.62},${-wide * 1.05} ${long},0 C${long * 0.62},${wide * 1.05} ${long * 0.16},${wide} 0,0`;
  let veins = "";
  for (let at = 0.1; at < 0.9; at += 0.085) {
    const reach = Math.sin(Math.PI * Math.min(1, at * 0.9 + 0.12)) * wide * 0.84;
    for (const side of [-1, 1])
      veins += `M${long * at},0 Q${long * (at + 0.07)},${side * reach * 0.55} ${long * (at + 0.15)},${side * reach} `;
  }
  return `<g transform="translate(${x} ${y}) rotate(${turn})">
    <path d="${outline}" transform="translate(${long * 0.02} ${long * 0.03})" fill="#020806" opacity="0.5" filter="url(#shade)"/>
    <linearGradient id="a${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${css(colour, 1.25)}"/><stop offset="0.49" stop-color="${css(colour, 0.9)}"/><stop offset="0.51" stop-color="${css(colour, 0.62)}"/><stop offset="1" stop-color="${css(colour, 0.8)}"/></linearGradient>
    <path d="${outline}" fill="url(#a${id})"/>
    <path d="${veins}" stroke="${css(colour, 1.7)}" stroke-opacity="0.42" stroke-width="${long * 0.004}" fill="none"/>
    <path d="M0,0 H${long}" stroke="${css(colour, 1.9)}" stroke-opacity="0.7" stroke-width="${long * 0.009}"/></g>`;
}

function css(colour: readonly [number, number, number], light = 1): string {
  return `rgb(${colour.map((part) => Math.round(Math.min(1, part * light) * 255)).join(",")})`;
}
