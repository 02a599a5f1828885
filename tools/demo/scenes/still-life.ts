import { drawSvg, type Frame, type Pixels } from "../canvas.ts";

export interface StillLifeLook {
  readonly wall: readonly [string, string];
  readonly table: readonly [string, string];
  readonly vase: readonly [string, string, string] | null;
  readonly fruit: readonly Fruit[];
  /** A window's light on the wall. */
  readonly window: boolean;
}

export interface Fruit {
  readonly kind: "round" | "pear" | "lemon";
  /** Where it lies, and how large it is, in hundredths of the width. */
  readonly x: number;
  readonly size: number;
  /** How far to the front. */
  readonly front?: number;
  readonly colours: readonly [string, string, string];
  readonly turn?: number;
}

/** A few things on a table by a window. */
export async function stillLife(frame: Frame, look: StillLifeLook): Promise<Pixels> {
  const { width, height } = frame;
  const unit = width / 100;
  const edge = height * 0.64;
  const things = [...look.fruit].sort((a, b) => (a.front ?? 0) - (b.front ?? 0));
  const drawn = things.map((fruit, index) => drawFruit(fruit, index, unit, edge)).join("");
  const panes = [0, 1].flatMap((row) =>
    [0, 1].map((column) => {
      const [x, y] = [width * (0.1 + column * 0.2), height * (0.06 + row * 0.24)];
      const [w, h] = [width * 0.18, height * 0.22];
      return `<path d="M${x},${y} l${w},${h * 0.16} v${h} l${-w},${-h * 0.16} z"/>`;
    }),
  );
  return drawSvg(
    frame,
    `<defs>
    <linearGradient id="wall" x2="1" y2="0.7"><stop offset="0" stop-color="${look.wall[0]}"/><stop offset="1" stop-color="${look.wall[1]}"/></linearGradient>
    <linearGradient id="table" x2="0.25" y2="1"><stop offset="0" stop-color="${look.table[0]}"/><stop offset="1" stop-color="${look.table[1]}"/></linearGradient>
    <filter id="cast" x="-60%" y="-80%" width="220%" height="260%"><feGaussianBlur stdDeviation="${unit * 1.1} ${unit * 0.6}"/></filter>
    <filter id="pane"><feGaussianBlur stdDeviation="${unit * 0.55}"/></filter>
    <filter id="grainy" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.006 0.11" numOctaves="3" seed="7"/><feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0.7 0.4 0 0 -0.45"/></filter>
    </defs>
    <rect width="100%" height="100%" fill="url(#wall)"/>
    ${look.window ? `<g fill="#fff3d2" opacity="0.42" filter="url(#pane)">${panes.join("")}</g>` : ""}
    <rect y="${edge}" width="100%" height="${height - edge}" fill="url(#table)"/>
    <rect y="${edge}" width="100%" height="${height - edge}" filter="url(#grainy)" opacity="0.5"/>
    <rect y="${edge - unit * 0.2}" width="100%" height="${unit * 0.5}" fill="#fff" opacity="0.22" filter="url(#pane)"/>
    <rect y="${edge - unit * 6}" width="100%" height="${unit * 6}" fill="#000" opacity="0.1" filter="url(#cast)"/>
    ${look.vase ? drawVase(look.vase, unit, edge, height, frame.random) : ""}${drawn}`,
  );
}

function drawFruit(
  { kind, x, size, front = 0, colours, turn = 0 }: Fruit,
  index: number,
  unit: number,
  edge: number,
): string {
  const r = size * unit;
  const [cx, foot] = [x * unit, edge + unit * (5 + front)];
  const cy = foot - r;
  const shapes = {
    round: `<circle r="${r}"/>`,
    lemon: `<path d="M${-r * 1.32},0 C${-r * 1.1},${-r * 0.16} ${-r * 0.85},${-r * 0.95} 0,${-r * 0.95} C${r * 0.85},${-r * 0.95} ${r * 1.1},${-r * 0.16} ${r * 1.32},0 C${r * 1.1},${r * 0.16} ${r * 0.85},${r} 0,${r} C${-r * 0.85},${r} ${-r * 1.1},${r * 0.16} ${-r * 1.32},0"/>`,
    pear: `<path d="M0,${-r * 1.75} C${r * 0.62},${-r * 1.75} ${r * 0.42},${-r * 0.85} ${r * 0.86},${-r * 0.4} C${r * 1.35},${r * 0.2} ${r * 0.9},${r} 0,${r} C${-r * 0.9},${r} ${-r * 1.35},${r * 0.2} ${-r * 0.86},${-r * 0.4} C${-r * 0.42},${-r * 0.85} ${-r * 0.62},${-r * 1.75} 0,${-r * 1.75}"/>`,
  };
  const stem = {
    round: `<path d="M0,${-r * 0.9} q${r * 0.08},${-r * 0.18} ${r * 0.2},${-r * 0.26}" stroke="#3c2a18" stroke-width="${r * 0.08}" stroke-linecap="round" fill="none"/><ellipse cy="${-r * 0.88}" rx="${r * 0.2}" ry="${r * 0.06}" fill="#000" opacity="0.25"/>`,
    pear: `<path d="M0,${-r * 1.7} q${r * 0.05},${-r * 0.3} ${r * 0.28},${-r * 0.42}" stroke="#3c2a18" stroke-width="${r * 0.09}" stroke-linecap="round" fill="none"/>`,
    lemon: "",
  };
  return `<radialGradient id="f${index}" cx="0.33" cy="0.34" r="0.78"><stop offset="0" stop-color="${colours[0]}"/><stop offset="0.45" stop-color="${colours[1]}"/><stop offset="1" stop-color="${colours[2]}"/></radialGradient>
    <ellipse cx="${cx + r * 0.75}" cy="${foot - r * 0.04}" rx="${r * 1.5}" ry="${r * 0.24}" fill="#140a06" opacity="0.55" filter="url(#cast)"/>
    <ellipse cx="${cx}" cy="${foot}" rx="${r * 0.7}" ry="${r * 0.1}" fill="#0a0503" opacity="0.7" filter="url(#pane)"/>
    <g transform="translate(${cx} ${cy}) rotate(${turn})"><g fill="url(#f${index})">${shapes[kind]}</g>${stem[kind]}
    <ellipse cx="${-r * 0.34}" cy="${-r * 0.4}" rx="${r * 0.2}" ry="${r * 0.13}" fill="#fff" opacity="0.38" transform="rotate(-35)" filter="url(#pane)"/></g>`;
}

function drawVase(
  [light, body, dark]: readonly [string, string, string],
  unit: number,
  edge: number,
  height: number,
  random: () => number,
): string {
  const [cx, foot, w, h] = [68 * unit, edge + unit * 4, unit * 11, height * 0.27];
  const outline = `M${cx - w * 0.42},${foot} C${cx - w * 1.25},${foot - h * 0.3} ${cx - w * 1.05},${foot - h * 0.72} ${cx - w * 0.36},${foot - h * 0.82} V${foot - h} H${cx + w * 0.36} V${foot - h * 0.82} C${cx + w * 1.05},${foot - h * 0.72} ${cx + w * 1.25},${foot - h * 0.3} ${cx + w * 0.42},${foot} Z`;
  let twigs = "";
  for (let twig = 0; twig < 7; twig++) {
    const lean = (twig / 6 - 0.5) * 2;
    const [tipX, tipY] = [cx + lean * unit * (13 + random() * 9), foot - h - height * (0.13 + random() * 0.2)];
    const [bendX, bendY] = [cx + lean * unit * 3, foot - h - height * 0.13];
    twigs += `<path d="M${cx + lean * w * 0.2},${foot - h} Q${bendX},${bendY} ${tipX},${tipY}" stroke="#5a4632" stroke-width="${unit * 0.36}" fill="none"/>`;
    for (let leaf = 1; leaf <= 6; leaf++) {
      const t = 0.28 + leaf * 0.12;
      const x = (1 - t) ** 2 * cx + 2 * t * (1 - t) * bendX + t * t * tipX;
      const y = (1 - t) ** 2 * (foot - h) + 2 * t * (1 - t) * bendY + t * t * tipY;
      const turn = lean * 55 - 90 + (leaf % 2 ? 52 : -52);
      const tone = ["#71866a", "#8ea183", "#5c7261"][Math.floor(random() * 3)];
      twigs += `<ellipse cx="${unit * 1.9}" rx="${unit * 1.9}" ry="${unit * 0.95}" fill="${tone}" transform="translate(${x} ${y}) rotate(${turn})"/>`;
    }
  }
  return `<linearGradient id="vase"><stop offset="0" stop-color="${body}"/><stop offset="0.3" stop-color="${light}"/><stop offset="0.62" stop-color="${body}"/><stop offset="1" stop-color="${dark}"/></linearGradient>
    <ellipse cx="${cx + w * 1.2}" cy="${foot}" rx="${w * 1.8}" ry="${unit * 1.5}" fill="#140a06" opacity="0.5" filter="url(#cast)"/>
    ${twigs}<path d="${outline}" fill="url(#vase)"/><ellipse cx="${cx}" cy="${foot - h}" rx="${w * 0.36}" ry="${unit * 0.7}" fill="${dark}"/>`;
}
