import { createFrame, drawOver, type Frame, type Pixels } from "../canvas.ts";

export interface PortraitLook {
  /** What is out of focus behind the person. */
  readonly behind: (frame: Frame) => Pixels | Promise<Pixels>;
  /** In the light, and in the shade. */
  readonly skin: readonly [string, string];
  readonly lips: string;
  readonly brows: string;
  /** The colour of the light that falls from the left. */
  readonly light: string;
  /** Degrees the head leans to the right, and how far the face looks there. */
  readonly lean?: number;
  readonly gaze?: number;
  /** Half-closed eyes of somebody who laughs. */
  readonly laughing?: boolean;
  /** Drawn on a field of 100 by 100, in this order, the face between the clothes and the beard. */
  readonly hair?: string;
  readonly clothes: string;
  readonly beard?: string;
  readonly front: string;
}

const FACE = "M35,41 C34.5,24.5 65.5,24.5 65,41 C65.3,53.5 60.5,65 50,65 C39.5,65 34.7,53.5 35,41 Z";
const NECK = "M42.6,56 L41.8,71 C44,82 56,82 58.2,71 L57.4,56 Z";

/** A person from the shoulders up, in the light of their place. */
export async function portrait(frame: Frame, look: PortraitLook): Promise<Pixels> {
  const { skin, light, hair = "", beard = "", lean = 0 } = look;
  const far = createFrame(Math.round(frame.width * 0.4), Math.round(frame.height * 0.4), frame.random() * 2 ** 32);
  const head = (content: string) => `<g transform="rotate(${lean} 50 70)">${content}</g>`;
  return drawOver(
    frame,
    { frame: far, pixels: await look.behind(far) },
    "6 8.5 88 88",
    `<defs><clipPath id="face"><path d="${FACE}"/></clipPath>
    <linearGradient id="skin" x2="1" y2="0.25"><stop offset="0" stop-color="${skin[0]}"/><stop offset="0.5" stop-color="${skin[0]}"/><stop offset="1" stop-color="${skin[1]}"/></linearGradient>
    <linearGradient id="shine"><stop offset="0.1" stop-color="${light}" stop-opacity="0.42"/><stop offset="0.5" stop-color="${light}" stop-opacity="0"/><stop offset="1" stop-color="#0a0a1a" stop-opacity="0.3"/></linearGradient>
    <radialGradient id="blush"><stop offset="0" stop-color="${look.lips}" stop-opacity="0.38"/><stop offset="1" stop-color="${look.lips}" stop-opacity="0"/></radialGradient>
    <filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="1.5"/></filter></defs>
    ${head(hair)}<path d="${NECK}" fill="${skin[1]}"/><g>${look.clothes}</g>
    ${head(`
      <g fill="url(#skin)"><ellipse cx="34.6" cy="46.5" rx="2.6" ry="4.2"/><ellipse cx="65.4" cy="46.5" rx="2.6" ry="4.2" fill="${skin[1]}"/><path d="${FACE}"/></g>
      <g clip-path="url(#face)"><path d="M56,22 C53,40 57,46 55,53 C54,59 53,63 50,67 H70 V22 Z" fill="${skin[1]}" opacity="0.7" filter="url(#soft)"/>
      <g transform="translate(${look.gaze ?? 0} 0)">${features(look)}</g></g>${beard}${look.front}`)}
    <rect width="100" height="100" fill="url(#shine)" style="mix-blend-mode:soft-light"/>`,
  );
}

function features({ skin, brows, lips, laughing }: PortraitLook): string {
  const eyes = laughing
    ? `<path d="M41,47.4 q2.6,-2.6 5.2,0 M53.8,47.4 q2.6,-2.6 5.2,0" stroke="#1d1412" stroke-width="1.1" fill="none"/>`
    : `<g fill="#1d1412"><ellipse cx="43.6" cy="46.6" rx="1.45" ry="1.8"/><ellipse cx="56.4" cy="46.6" rx="1.45" ry="1.8"/></g>
      <g fill="#fff" opacity="0.85"><circle cx="43.1" cy="46" r="0.48"/><circle cx="55.9" cy="46" r="0.48"/></g>
      <path d="M41,45.6 q2.6,-2.2 5.3,-0.2 M53.7,45.4 q2.7,-2 5.3,0.2" stroke="#1d1412" stroke-width="0.7" fill="none"/>`;
  return `<g stroke-linecap="round">${eyes}
    <path d="M40.2,42 q3.2,-2.3 6.6,-0.7 M53.2,41.3 q3.4,-1.6 6.6,0.7" stroke="${brows}" stroke-width="1.35" fill="none"/>
    <path d="M50.4,45.5 C50.2,49 51.6,51.2 51.3,52.6 C50.9,53.8 49.4,53.7 48.3,53.2" stroke="${skin[1]}" stroke-width="1" fill="none"/>
    <ellipse cx="41" cy="52.5" rx="4" ry="3" fill="url(#blush)"/><ellipse cx="59" cy="52.5" rx="4" ry="3" fill="url(#blush)"/>
    ${
      laughing
        ? `<path d="M44.8,56.6 Q50,58.2 55.2,56.6 Q54.2,61.4 50,61.4 Q45.8,61.4 44.8,56.6 Z" fill="#5a1c1c"/><path d="M45.6,57 Q50,58.5 54.4,57 L54,58.6 Q50,59.8 46,58.6 Z" fill="#fff"/>`
        : `<path d="M45.6,57.4 Q47.8,56.4 50,57.2 Q52.2,56.4 54.4,57.4 Q52.8,60.2 50,60.2 Q47.2,60.2 45.6,57.4 Z" fill="${lips}"/><path d="M45,57.2 Q50,58.9 55,57.2" stroke="#3a1512" stroke-opacity="0.55" stroke-width="0.55" fill="none"/>`
    }</g>`;
}

/** A head of curls: lighter ones on the side of the light. */
export function curls(
  [x, y]: readonly [number, number],
  reach: number,
  count: number,
  dark: string,
  light: string,
): string {
  let drawn = `<circle cx="${x}" cy="${y}" r="${reach}" fill="${dark}"/>`;
  for (let curl = 0; curl < count * 3; curl++) {
    const out = Math.sqrt(curl / (count * 3));
    const [dx, dy] = [Math.cos(curl * 2.4) * out * reach, Math.sin(curl * 2.4) * out * reach];
    const lit = dx + dy < 0 && curl % 2 === 0;
    drawn += `<circle cx="${x + dx}" cy="${y + dy}" r="${reach * 0.2}" fill="${lit ? light : dark}"/>`;
  }
  return drawn;
}

/** A braid with a tie at its end. */
export function braid(x: number, y: number, light: string, dark: string): string {
  let drawn = "";
  for (let knot = 0; knot < 7; knot++) {
    const [cx, cy, size] = [x - knot * 0.5, y + knot * 4.6, 4.4 - knot * 0.22];
    drawn += `<ellipse cx="${cx + 1.6}" cy="${cy}" rx="${size * 0.72}" ry="${size}" fill="${dark}" transform="rotate(-34 ${cx} ${cy})"/><ellipse cx="${cx - 1.6}" cy="${cy}" rx="${size * 0.72}" ry="${size}" fill="${light}" transform="rotate(34 ${cx} ${cy})"/>`;
  }
  return `${drawn}<path d="M${x - 5},${y + 31} h4.4 l-0.6,6.6 h-3 z" fill="${light}"/><rect x="${x - 5.4}" y="${y + 29.4}" width="5" height="2.2" rx="1" fill="#2b3f63"/>`;
}

/** The edge of a hood, hair by hair; darker away from the light. */
export function fur(light: string, middle: string, dark: string): string {
  let hairs = `<ellipse cx="50" cy="45.5" rx="18.6" ry="22.6" fill="none" stroke="${middle}" stroke-width="4.6" stroke-dasharray="105 26" stroke-dashoffset="-45.6"/>`;
  for (let hair = 0; hair < 420; hair++) {
    const angle = Math.PI * (0.38 - (1.76 * hair) / 419);
    const inner = 0.93 + ((hair * 7) % 11) * 0.016;
    const long = 2.2 + ((hair * 13) % 9) * 0.42;
    const bend = angle - 0.7 + ((hair * 5) % 13) * 0.1;
    const [x, y] = [50 + Math.cos(angle) * 17.6 * inner, 45.5 + Math.sin(angle) * 21.6 * inner];
    const shade = ((hair * 11) % 17) / 17 + Math.cos(angle) * 0.45;
    const colour = shade < 0.35 ? light : shade < 0.75 ? middle : dark;
    hairs += `<path d="M${x},${y} q${Math.cos(angle) * long * 0.6},${Math.sin(angle) * long * 0.6} ${Math.cos(bend) * long},${Math.sin(bend) * long}" stroke="${colour}" stroke-width="0.75" stroke-linecap="round" fill="none"/>`;
  }
  return hairs;
}

/** A flower to be worn. */
export function flower(x: number, y: number, petal: string, edge: string, heart: string): string {
  const petals = [0, 72, 144, 216, 288].map(
    (turn) =>
      `<ellipse cx="${x}" cy="${y - 4}" rx="3" ry="4.4" fill="${petal}" stroke="${edge}" stroke-width="0.5" transform="rotate(${turn} ${x} ${y})"/>`,
  );
  return `${petals.join("")}<circle cx="${x}" cy="${y}" r="2" fill="${heart}"/>`;
}
