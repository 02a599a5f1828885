import { drawSvg, type Frame, type Pixels } from "../canvas.ts";

export interface CityLook {
  readonly sky: readonly string[];
  /** From the farthest to the nearest buildings. */
  readonly walls: readonly string[];
  readonly lamps: readonly string[];
  /** Share of the windows with light. */
  readonly awake: number;
}

/** A skyline at the hour when the windows light up. */
export async function skyline(frame: Frame, look: CityLook): Promise<Pixels> {
  const { width, height, random } = frame;
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  let buildings = "";
  let glows = "";
  look.walls.forEach((wall, layer) => {
    const near = (layer + 1) / look.walls.length;
    for (let x = -width * 0.05; x < width; ) {
      const wide = width * (0.05 + 0.09 * near) * (0.7 + random() * 0.9);
      const tall = height * (0.66 - 0.34 * near + random() ** 1.6 * 0.3);
      const top = height - tall;
      const block = `x="${x}" y="${top}" width="${wide + 1}" height="${tall}"`;
      buildings += `<rect ${block} fill="${wall}"/><rect ${block} fill="url(#side)"/>`;
      if (random() < 0.35) {
        const mast = x + wide * (0.3 + random() * 0.4);
        buildings += `<rect x="${mast}" y="${top - height * 0.035}" width="${2 + near * 2}" height="${height * 0.035}" fill="${wall}"/>`;
      }
      const cell = width * (0.008 + 0.009 * near);
      const columns = Math.floor((wide - cell) / cell);
      for (let row = 0; row * cell * 1.35 < tall - cell; row++) {
        // A floor is often awake or asleep as a whole.
        const floor = random() < 0.2 ? 0.3 : 1;
        for (let column = 0; column < columns; column++) {
          if (random() > look.awake * floor * (0.45 + 0.55 * near)) continue;
          const [wx, wy] = [x + cell * (0.75 + column), top + cell * (0.8 + row * 1.35)];
          const lamp = pick(look.lamps);
          const pane = `x="${wx}" y="${wy}" width="${cell * 0.58}" height="${cell * 0.8}" fill="${lamp}"`;
          buildings += `<rect ${pane} opacity="${0.45 + random() * 0.5}"/>`;
          if (near === 1) glows += `<rect ${pane} opacity="0.8"/>`;
        }
      }
      x += wide + (random() < 0.3 ? width * 0.02 * random() : 0);
    }
    // The air between the rows.
    buildings += `<rect width="100%" height="100%" fill="url(#air)" opacity="${0.5 * (1 - near)}"/>`;
  });
  const stops = look.sky.map(
    (colour, index) => `<stop offset="${index / (look.sky.length - 1)}" stop-color="${colour}"/>`,
  );
  return drawSvg(
    frame,
    `<defs><linearGradient id="sky" x2="0" y2="0.85">${stops.join("")}</linearGradient>
    <linearGradient id="air" x2="0" y2="1"><stop offset="0.2" stop-color="${look.sky.at(-1)}" stop-opacity="0"/><stop offset="1" stop-color="${look.sky.at(-1)}"/></linearGradient>
    <linearGradient id="side"><stop offset="0" stop-color="#fff" stop-opacity="0.07"/><stop offset="0.62" stop-color="#fff" stop-opacity="0.02"/><stop offset="0.63" stop-color="#000" stop-opacity="0.2"/><stop offset="1" stop-color="#000" stop-opacity="0.28"/></linearGradient>
    <filter id="glow" x="-5%" y="-5%" width="110%" height="110%"><feGaussianBlur stdDeviation="${width * 0.009}"/></filter></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>${buildings}<g filter="url(#glow)">${glows}</g>`,
  );
}

export interface FacadeLook {
  readonly wall: string;
  readonly frame: string;
  readonly dark: string;
  readonly lamps: readonly string[];
  readonly columns: number;
  readonly awake: number;
}

/** One wall of windows, each with its own evening behind it. */
export async function facade(frame: Frame, look: FacadeLook): Promise<Pixels> {
  const { width, height, random } = frame;
  const cell = width / look.columns;
  const rows = Math.ceil(height / (cell * 1.22));
  const between = (from: number, to: number) => from + random() * (to - from);
  let windows = "";
  let light = "";
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < look.columns; column++) {
      const [x, y, w, h] = [(column + 0.2) * cell, (row + 0.16) * cell * 1.22, cell * 0.6, cell * 0.86];
      const awake = random() < look.awake;
      const lamp = look.lamps[Math.floor(random() * look.lamps.length)] as string;
      const clip = `w${row}-${column}`;
      windows += `<clipPath id="${clip}"><rect x="${x}" y="${y}" width="${w}" height="${h}"/></clipPath>
        <rect x="${x - cell * 0.035}" y="${y - cell * 0.035}" width="${w + cell * 0.07}" height="${h + cell * 0.07}" fill="${look.frame}"/>
        <g clip-path="url(#${clip})"><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${look.dark}"/>`;
      if (awake) {
        const [lx, ly] = [x + w * between(0.2, 0.8), y + h * between(0.15, 0.55)];
        windows += `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${lamp}" opacity="${between(0.55, 0.8)}"/>
          <circle cx="${lx}" cy="${ly}" r="${w * 0.55}" fill="url(#lamp)"/>`;
        if (random() < 0.4) windows += plant(x + w * between(0.2, 0.8), y + h, w * 0.4, between);
        if (random() < 0.22) windows += person(x + w * between(0.3, 0.7), y + h, h * between(0.5, 0.62));
        light += `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${lamp}" opacity="0.55"/>`;
      } else {
        windows += `<path d="M${x},${y + h} l${w},${-h * 1.1} h${w} v${h * 1.2} z" fill="#fff" opacity="0.045"/>`;
      }
      const drawn = between(0.08, 0.34) * w;
      if (random() < 0.6)
        windows += `<rect x="${x}" y="${y}" width="${drawn}" height="${h}" fill="url(#cloth)"/><rect x="${x + w - drawn}" y="${y}" width="${drawn}" height="${h}" fill="url(#cloth)"/>`;
      else if (random() < 0.5)
        windows += `<rect x="${x}" y="${y}" width="${w}" height="${h * between(0.15, 0.5)}" fill="#e9e2d4" opacity="0.5"/>`;
      windows += `</g><path d="M${x + w / 2},${y} v${h} M${x},${y + h * 0.32} h${w}" stroke="${look.frame}" stroke-width="${cell * 0.022}"/>
        <rect x="${x - cell * 0.07}" y="${y + h + cell * 0.03}" width="${w + cell * 0.14}" height="${cell * 0.045}" fill="${look.frame}"/>
        <rect x="${x - cell * 0.05}" y="${y + h + cell * 0.075}" width="${w + cell * 0.1}" height="${cell * 0.05}" fill="#000" opacity="0.22"/>`;
    }
  }
  return drawSvg(
    frame,
    `<defs><radialGradient id="lamp"><stop offset="0" stop-color="#fff6dd" stop-opacity="0.95"/><stop offset="0.4" stop-color="#ffe2a8" stop-opacity="0.4"/><stop offset="1" stop-color="#ffd48a" stop-opacity="0"/></radialGradient>
    <linearGradient id="cloth"><stop offset="0" stop-color="#f4eadb" stop-opacity="0.75"/><stop offset="0.5" stop-color="#b7a88f" stop-opacity="0.6"/><stop offset="1" stop-color="#f4eadb" stop-opacity="0.7"/></linearGradient>
    <linearGradient id="dusk" x2="0.3" y2="1"><stop offset="0" stop-color="#1a2742" stop-opacity="0.05"/><stop offset="1" stop-color="#0a1020" stop-opacity="0.55"/></linearGradient>
    <pattern id="bricks" width="${cell * 0.13}" height="${cell * 0.07}" patternUnits="userSpaceOnUse"><path d="M0,0 h${cell * 0.13} M0,0 v${cell * 0.035} M${cell * 0.065},${cell * 0.035} v${cell * 0.035} M0,${cell * 0.035} h${cell * 0.13}" stroke="#000" stroke-opacity="0.16" stroke-width="1.2" fill="none"/></pattern>
    <filter id="glow"><feGaussianBlur stdDeviation="${cell * 0.13}"/></filter></defs>
    <rect width="100%" height="100%" fill="${look.wall}"/><rect width="100%" height="100%" fill="url(#bricks)"/><rect width="100%" height="100%" fill="url(#dusk)"/>
    <g filter="url(#glow)" opacity="0.5">${light}</g>${windows}`,
  );
}

function plant(x: number, y: number, size: number, between: (from: number, to: number) => number): string {
  let leaves = "";
  for (let leaf = 0; leaf < 9; leaf++) {
    const angle = between(-1.2, 1.2);
    const long = size * between(0.7, 1.5);
    const [tipX, tipY] = [x + Math.sin(angle) * long, y - size * 0.35 - Math.cos(angle) * long];
    leaves += `<path d="M${x},${y - size * 0.3} Q${x + Math.sin(angle) * long * 0.2},${tipY} ${tipX},${tipY}" stroke="#16261b" stroke-width="${size * 0.11}" stroke-linecap="round" fill="none"/>`;
  }
  return `${leaves}<path d="M${x - size * 0.28},${y - size * 0.4} h${size * 0.56} l${-size * 0.08},${size * 0.42} h${-size * 0.4} z" fill="#3a2419"/>`;
}

function person(x: number, y: number, tall: number): string {
  const head = tall * 0.15;
  return `<g fill="#1b1512" opacity="0.86"><circle cx="${x}" cy="${y - tall + head}" r="${head}"/><path d="M${x - head * 1.9},${y} C${x - head * 2.1},${y - tall * 0.72} ${x - head * 0.7},${y - tall * 0.66} ${x},${y - tall * 0.68} C${x + head * 0.7},${y - tall * 0.66} ${x + head * 2.1},${y - tall * 0.72} ${x + head * 1.9},${y} z"/></g>`;
}
