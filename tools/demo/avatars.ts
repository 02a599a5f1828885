import type { Username } from "./people.ts";
import type { Picture } from "./picture.ts";
import { arches } from "./scenes/architecture.ts";
import { foliage } from "./scenes/botanical.ts";
import { skyline } from "./scenes/city.ts";
import { dunes } from "./scenes/dunes.ts";
import { mountains } from "./scenes/mountains.ts";
import { night } from "./scenes/night.ts";
import { braid, curls, flower, fur, type PortraitLook, portrait } from "./scenes/portrait.ts";
import { sea } from "./scenes/sea.ts";
import { stillLife } from "./scenes/still-life.ts";

const SHOULDERS = "M8,104 C9,84 24,78 41,71.5 C44,79 56,79 59,71.5 C76,78 91,84 92,104 Z";

/** How everybody looks, before the place they photograph most. */
const looks: Readonly<Record<Username, PortraitLook & { readonly alt: string }>> = {
  "mara.lindqvist": {
    alt: "Mara in a yellow raincoat and a navy cap, a blonde braid over her shoulder, the sea at dawn behind her",
    behind: (frame) =>
      sea(frame, {
        sky: ["#5d86b4", "#a9b6cf", "#f4c3a4", "#ffe2b4"],
        water: "#2a5068",
        light: "#ffe0b0",
        clouds: "#d8aeb0",
        horizon: 0.56,
        sun: { x: 0.16, y: 0.42, size: 0.05 },
        waves: 0.6,
      }),
    skin: ["#f6d3b8", "#d79c80"],
    lips: "#c9605c",
    brows: "#a9793f",
    light: "#ffd9a0",
    lean: -4,
    gaze: -1,
    hair: `<path d="M33,38 C28,56 33,66 38,72 L62,72 C67,66 71,56 67,38 Z" fill="#c9974f"/>`,
    clothes: `<path d="${SHOULDERS}" fill="#f2b51f"/><path d="M59,71.5 C76,78 91,84 92,104 H62 Z" fill="#c98a10"/>
      <path d="M31,76 C35,66 42,70 50,83 C58,70 65,66 69,76 C66,86 58,90 50,104 C42,90 34,86 31,76 Z" fill="#ffd04a"/><path d="M50,83 C58,70 65,66 69,76 C66,86 58,90 50,104 Z" fill="#e0a21a"/>
      <path d="M42.6,70 C44,80 56,80 57.4,70 L50,83 Z" fill="#d79c80"/><path d="M50,84 V104" stroke="#8a5c08" stroke-width="0.8"/>`,
    front: `${braid(66, 60, "#e9bf74", "#a97632")}
      <path d="M34.6,47 C33,40 35,34 38,32 C36.8,38 37,43 36.4,50 Z M65.4,47 C67,40 65,34 62,32 C63.2,38 63,43 63.6,50 Z" fill="#dfb166"/>
      <path d="M32.4,37 C30.5,13 69.5,13 67.6,37 C60,33 40,33 32.4,37 Z" fill="#2b3f63"/>
      <path d="M56,19.5 C64,22 68.5,29 67.6,37 C63,34.6 58,34 52,34 C57,31 58,25 56,19.5 Z" fill="#1b2946"/>
      <path d="M31.6,38.4 C31,32.4 33,30.6 36,30 C45,27.6 55,27.6 64,30 C67,30.6 69,32.4 68.4,38.4 C57,34 43,34 31.6,38.4 Z" fill="#36507c"/>
      <path d="M37,30 l-0.8,6.4 M41.5,29 l-0.5,6.3 M46,28.5 l-0.2,6.3 M50.5,28.4 v6.3 M55,28.6 l0.3,6.3 M59.5,29.2 l0.6,6.3 M64,30.2 l0.8,6.4" stroke="#22355a" stroke-width="0.6"/>`,
  },
  "tomas.reyes": {
    alt: "Tomás with a dark beard and round glacier glasses, in an orange down jacket, ridges in the mist behind him",
    behind: (frame) =>
      mountains(frame, {
        sky: ["#6fa0c8", "#b5cfdd", "#f0e6d8"],
        mist: "#dfe8ea",
        near: "#2a4a63",
        sun: { x: 0.14, y: 0.2, colour: "#fff3d4" },
        ridges: 5,
      }),
    skin: ["#d9a277", "#a86d48"],
    lips: "#a5524a",
    brows: "#231813",
    light: "#fff0cc",
    lean: 3,
    hair: `<path d="M33.4,47 C32.6,38 34,32 36,30 H64 C66,32 67.4,38 66.6,47 Z" fill="#241812"/>`,
    clothes: `<path d="M36.6,69 L39,80 H61 L63.4,69 Z" fill="#7d2f10"/><path d="${SHOULDERS}" fill="#e0672a"/><path d="M59,71.5 C76,78 91,84 92,104 H56 Z" fill="#a9441a"/>
      <path d="M12,91 C24,86 38,88 46,92 M9,99 C22,94 38,96 46,100 M90,91 C78,86 62,88 54,92 M92,99 C80,94 62,96 54,100" stroke="#7d2f10" stroke-opacity="0.55" stroke-width="1" fill="none"/>
      <path d="M37,70 C36,80 40,88 49,94 L51,94 C60,88 64,80 63,70 C60,76 40,76 37,70 Z" fill="#c2501d"/><path d="M50,82 V104" stroke="#2b1a12" stroke-width="1"/><path d="M39,74 C44,82 56,82 61,74 L60,79 C56,86 44,86 40,79 Z" fill="#2c4257"/>`,
    beard: `<path d="M34.8,44 C34,60 39,73 50,73 C61,73 66,60 65.2,44 C64,50 62,53.5 58.5,54.4 C55,53 52.5,53.6 50,54.6 C47.5,53.6 45,53 41.5,54.4 C38,53.5 36,50 34.8,44 Z" fill="#2d1f18"/>
      <path d="M65.2,44 C66,60 61,73 50,73 C56,70 58,64 58.5,54.4 C62,53.5 64,50 65.2,44 Z" fill="#1b120e"/>
      <path d="M45.6,58.6 Q50,57.2 54.4,58.6 Q53,61.4 50,61.4 Q47,61.4 45.6,58.6 Z" fill="#a5524a"/>`,
    front: `<path d="M33.6,45 C29,22 43,15 53,18 C64,16 71,28 66.4,45 C65.6,37 63,33 58,33.5 C51,34 45,30 41,33 C37,35 35,39 33.6,45 Z" fill="#35251c"/>
      <path d="M53,18 C64,16 71,28 66.4,45 C65.6,37 63,33 58,33.5 C60,28 58,22 53,18 Z" fill="#1f1510"/>
      <path d="M38,27 C42,21 48,20 52,21 M41,29 C46,25 50,25 55,27" stroke="#5f4433" stroke-width="0.9" fill="none" stroke-linecap="round"/>
      <linearGradient id="lens" x2="0.4" y2="1"><stop offset="0" stop-color="#ffd79a"/><stop offset="0.45" stop-color="#e07a3c"/><stop offset="0.5" stop-color="#3a5a78"/><stop offset="1" stop-color="#131d2b"/></linearGradient>
      <path d="M34.4,44.5 L38,45 M62,45 L65.6,44.5" stroke="#1a1412" stroke-width="1.8"/>
      <g fill="url(#lens)" stroke="#1a1412" stroke-width="1.3"><circle cx="43.2" cy="46.4" r="5.6"/><circle cx="56.8" cy="46.4" r="5.6"/></g><path d="M48.6,45.4 Q50,44 51.4,45.4" stroke="#1a1412" stroke-width="1.3" fill="none"/>
      <path d="M39.6,44.6 q1,-2.2 3,-2.6 M53.2,44.6 q1,-2.2 3,-2.6" stroke="#fff" stroke-opacity="0.8" stroke-width="0.8" fill="none" stroke-linecap="round"/>`,
  },
  "ines.carvalho": {
    alt: "Inês with a black bob and round red glasses, in a black polo neck, arches of warm plaster behind her",
    behind: (frame) => arches(frame, { wall: "#c46f4c", light: "#ffe6bf", far: ["#9fd0de", "#eaf2e4"], count: 5 }),
    skin: ["#ecc19b", "#c08a64"],
    lips: "#b3262e",
    brows: "#1a1416",
    light: "#ffe6bf",
    lean: 4,
    gaze: 1,
    hair: `<path d="M31,40 C29,14 71,14 69,40 L70,62 C64,66 60,62 58,56 H42 C40,62 36,66 30,62 Z" fill="#17131a"/>`,
    clothes: `<path d="${SHOULDERS}" fill="#26232b"/><path d="M59,71.5 C76,78 91,84 92,104 H56 Z" fill="#151318"/>
      <path d="M41,65 C44,69 56,69 59,65 L60.4,75 C56,81 44,81 39.6,75 Z" fill="#2f2b35"/><path d="M52,68.3 C55,68 57.6,67 59,65 L60.4,75 C58,78 55,79.3 51,79.5 Z" fill="#1b191f"/><path d="M40.4,71.5 C45,76 55,76 59.8,71.5" stroke="#0d0b10" stroke-width="0.7" fill="none"/>`,
    front: `<path d="M32,39 C29.6,56 29.8,61 30,62.4 C33,64.6 35.4,64.6 37.4,63.6 C35.6,56 35.8,50 37,41 Z M68,39 C70.4,56 70.2,61 70,62.4 C67,64.6 64.6,64.6 62.6,63.6 C64.4,56 64.2,50 63,41 Z" fill="#221c26"/>
      <path d="M32,42 C28.5,14 71.5,14 68,42 C66.5,40.6 65,39.6 63.6,39.2 C55,37.6 45,37.6 36.4,39.2 C35,39.6 33.5,40.6 32,42 Z" fill="#241e29"/>
      <path d="M54,20.8 C65,21 69.6,31 68,42 C66.5,40.6 65,39.6 63.6,39.2 C61,38.6 58.6,38.3 56,38.1 C58.4,32 57.6,26 54,20.8 Z" fill="#120e15"/>
      <path d="M37,31 C39,25 44,23 49,23" stroke="#6b5d74" stroke-width="1.3" fill="none" stroke-linecap="round" opacity="0.8"/>
      <g transform="translate(1 0)" stroke="#d6353a" stroke-width="1.15" fill="#fff" fill-opacity="0.14"><circle cx="43.4" cy="46.8" r="5.2"/><circle cx="56.6" cy="46.8" r="5.2"/><path d="M48.6,46 Q50,44.8 51.4,46 M38.2,46 L33.6,45.4 M61.8,46 L64.6,45.4" fill="none"/></g>`,
  },
  "noor.haddad": {
    alt: "Noor in an indigo headscarf wound around head and neck, orange dunes behind her",
    behind: (frame) =>
      dunes(frame, {
        sky: ["#f0b678", "#f7cf9a", "#fbe3bd"],
        lit: "#ef9f54",
        shade: "#9a4a2c",
        haze: "#f3c990",
        horizon: 0.46,
        crests: 3,
      }),
    skin: ["#c98f63", "#8f5a3a"],
    lips: "#a34a45",
    brows: "#2a1a14",
    light: "#ffd9a0",
    lean: -2,
    hair: `<path d="M29,44 C24,8 76,8 71,44 C74,60 72,74 66,82 H34 C28,74 26,60 29,44 Z" fill="#1c2f6a"/>`,
    clothes: `<path d="${SHOULDERS}" fill="#e9dcc2"/><path d="M59,71.5 C76,78 91,84 92,104 H56 Z" fill="#bfa984"/>
      <path d="M26,82 C28,68 38,64 50,70 C62,64 72,68 74,82 C68,92 58,97 48,97 C38,97 30,92 26,82 Z" fill="#2b4390"/><path d="M50,70 C62,64 72,68 74,82 C68,92 58,97 48,97 C56,90 56,78 50,70 Z" fill="#1b2d68"/>
      <path d="M30,79 C38,88 56,90 72,77 M33,72 C42,82 58,82 69,71 M30,86 C40,94 56,95 68,87" stroke="#131f4d" stroke-opacity="0.6" stroke-width="1" fill="none"/>`,
    front: `<path d="M34.8,52 C32,30 42,29 50,29.4 C58,29 68,30 65.2,52 C66,60 62,66 56,70 C70,66 72,52 70.6,40 C75,10 25,10 29.4,40 C28,52 30,66 44,70 C38,66 34,60 34.8,52 Z" fill="#2f4a9e"/>
      <path d="M56,16.4 C69,19 72.4,29 70.6,40 C72,52 70,66 56,70 C62,66 66,60 65.2,52 C67,37 63,31 56,29.6 C60,26 60,20.6 56,16.4 Z" fill="#1b2d68"/>
      <path d="M30,36 C36,21 56,15 68,28 C58,21 42,26 34.6,42 Z" fill="#4565c4"/><path d="M30.4,28 C40,14 58,12 66,22 C54,17 42,20 31,34 Z" fill="#3a58b4"/>
      <path d="M33,31 C42,20 56,18 67,27 M33.6,38 C40,26 54,22 66,31 M31.5,52 C31,60 36,67 42,70" stroke="#16245a" stroke-opacity="0.7" stroke-width="0.8" fill="none" stroke-linecap="round"/>`,
  },
  "kenji.arai": {
    alt: "Kenji in a fur-edged hood with a headlamp, the Milky Way behind him",
    behind: (frame) =>
      night(frame, {
        sky: ["#0a1030", "#1b2458", "#38407e", "#6a6aa0"],
        ground: "#070a16",
        trees: true,
        galaxy: { core: "#ffe0c8", edge: "#9a86c8", angle: -0.9, shift: 0 },
      }),
    skin: ["#efc8a2", "#b98563"],
    lips: "#b8645a",
    brows: "#17141a",
    light: "#cfe0ff",
    lean: 2,
    laughing: true,
    hair: `<path d="M26,46 C18,4 82,4 74,46 C77,62 73,76 66,82 H34 C27,76 23,62 26,46 Z" fill="#37586a"/><path d="M54,14.6 C72,16 78,28 74,46 C77,62 73,76 66,82 H54 Z" fill="#213a48"/><path d="M33,44 C32,20 68,20 67,44 C69,60 66,72 60,76 H40 C34,72 31,60 33,44 Z" fill="#141c26"/>`,
    clothes: `<path d="${SHOULDERS}" fill="#37586a"/><path d="M59,71.5 C76,78 91,84 92,104 H56 Z" fill="#213a48"/>
      <path d="M34,74 C38,84 46,88 50,96 C54,88 62,84 66,74 L70,84 C64,92 56,98 52,104 H48 C44,98 36,92 30,84 Z" fill="#2a4656"/><path d="M50,94 V104" stroke="#0e1b24" stroke-width="0.9"/><path d="M40,69 C44,78 56,78 60,69 L62,77 C56,88 44,88 38,77 Z" fill="#c8452f"/><path d="M52,76 C56,75.4 59,73 60,69 L62,77 C59,82.6 55,85 51,85.2 Z" fill="#93301f"/>`,
    front: `<path d="M34.6,45 C32,22 68,22 65.4,45 C64.6,41.6 63.6,39.6 62,37 L60.4,40 L57.6,36.6 L54.6,39.8 L51,36.4 L47.4,39.8 L44.4,36.6 L41,40.2 L38.6,37 C36.6,39.4 35.4,41.6 34.6,45 Z" fill="#1b171f"/>
      <path d="M34.6,32.6 C44,28.4 56,28.4 65.4,32.6 L65.4,36 C56,31.8 44,31.8 34.6,36 Z" fill="#d2492f"/>
      ${fur("#e9ddcb", "#b9a68d", "#7d6b58")}
      <radialGradient id="beam"><stop offset="0" stop-color="#fffbe6"/><stop offset="0.25" stop-color="#ffeeb0" stop-opacity="0.8"/><stop offset="1" stop-color="#ffe9a0" stop-opacity="0"/></radialGradient>
      <rect x="45.4" y="27" width="9.2" height="7.6" rx="2.4" fill="#20242c"/><circle cx="50" cy="30.8" r="2.7" fill="#fffbe6"/><circle cx="50" cy="30.8" r="13" fill="url(#beam)"/>`,
  },
  "bea.okafor": {
    alt: "Beatrice laughing, round dark curls with a pink flower in them, gold earrings, large leaves behind her",
    behind: (frame) =>
      foliage(frame, { leaves: ["#1c5a3f", "#2f8556", "#5aa866", "#9ccf7a"], ground: "#0f3325", light: "#f8ffd0" }),
    skin: ["#8d5636", "#5c3420"],
    lips: "#a83e4c",
    brows: "#150c0a",
    light: "#f4ffb8",
    lean: -4,
    laughing: true,
    hair: curls([50, 33.5], 20.5, 26, "#241715", "#3a2620"),
    clothes: `<path d="${SHOULDERS}" fill="#f3e3c4"/><path d="M59,71.5 C76,78 91,84 92,104 H56 Z" fill="#cdb68f"/>
      <path d="M41.6,70 C43,81 57,81 58.4,70 L61,73 C59,87 41,87 39,73 Z" fill="#f3e3c4"/>
      <path d="M24,80 L32,77 L36,92 H64 L68,77 L76,80 L72,104 H28 Z" fill="#2f6f55"/><path d="M56,92 H64 L68,77 L76,80 L72,104 H54 Z" fill="#1e4f3b"/><circle cx="36" cy="93.4" r="1.6" fill="#e6b84f"/><circle cx="64" cy="93.4" r="1.6" fill="#e6b84f"/>`,
    front: `<path d="M34.8,44 C33,28 42,25.4 50,25.6 C58,25.4 67,28 65.2,44 C64,37 60,32.6 50,32.4 C40,32.6 36,37 34.8,44 Z" fill="#241715"/>${curls([50, 27], 12, 9, "#241715", "#3f2a22")}
      ${flower(33, 26, "#f58aa5", "#d24a78", "#ffd65c")}
      <g fill="none" stroke="#f0c04a" stroke-width="1.2"><circle cx="34" cy="54.6" r="3.2"/><circle cx="66" cy="54.6" r="3.2"/></g>`,
  },
  "felix.marchetti": {
    alt: "Felix with brown curls and a moustache, a red neckerchief over a white jacket, lemons on the shelf behind him",
    behind: (frame) =>
      stillLife(frame, {
        wall: ["#7fb0b4", "#3f7480"],
        table: ["#d99a5c", "#7d4a22"],
        vase: null,
        window: true,
        fruit: [
          { kind: "lemon", x: 12, size: 10, front: -2, turn: -12, colours: ["#fff3a6", "#f4c92f", "#9a6f0b"] },
          { kind: "lemon", x: 88, size: 11, front: -2, turn: 14, colours: ["#fff1a0", "#f2c52a", "#946a0a"] },
        ],
      }),
    skin: ["#efba95", "#c07f5c"],
    lips: "#b9564c",
    brows: "#4a2a1a",
    light: "#fff0cc",
    lean: 3,
    gaze: -1,
    hair: curls([50, 31], 16, 20, "#4f2e1c", "#6f4429"),
    clothes: `<path d="${SHOULDERS}" fill="#fbf7ef"/><path d="M59,71.5 C76,78 91,84 92,104 H54 Z" fill="#d5cfc4"/>
      <path d="M44,84 C40,90 38,96 38,104" stroke="#b9b1a4" stroke-width="0.8" fill="none"/><g fill="#8f877a"><circle cx="46" cy="93" r="1.1"/><circle cx="46" cy="100" r="1.1"/><circle cx="57" cy="93" r="1.1"/><circle cx="57" cy="100" r="1.1"/></g>
      <path d="M39,70 C43,78 57,78 61,70 L63,77 C56,85 44,85 37,77 Z" fill="#d23b32"/><path d="M53,75.8 C57,75 60,73 61,70 L63,77 C60,80.6 56,82.6 52,83 Z" fill="#992420"/><path d="M50,80 L43,91 L50,88.6 L58,92 Z" fill="#c23129"/><path d="M50,80 L50,88.6 L58,92 Z" fill="#8f211d"/><circle cx="50" cy="81" r="2.6" fill="#e04a40"/>`,
    beard: `<path d="M50,54.8 C46,53.4 42.6,56 40,59.4 C38.8,60.6 37.4,60.2 36.6,59 C37.4,63.4 44,64 50,58.4 C56,64 62.6,63.4 63.4,59 C62.6,60.2 61.2,60.6 60,59.4 C57.4,56 54,53.4 50,54.8 Z" fill="#4f2e1c"/><path d="M50,54.8 C54,53.4 57.4,56 60,59.4 C61.2,60.6 62.6,60.2 63.4,59 C62.6,63.4 56,64 50,58.4 Z" fill="#351d11"/>`,
    front: `${curls([50, 27], 14, 16, "#55321f", "#7d4f31")}<path d="M34.4,44 C33,38 34,34 36.4,31 L38.4,36 C37,40 36.6,42 36.2,48 Z M65.6,44 C67,38 66,34 63.6,31 L61.6,36 C63,40 63.4,42 63.8,48 Z" fill="#4a2a1a"/>`,
  },
  "priya.nair": {
    alt: "Priya with long black hair and headphones, in a teal jacket, the lights of a city at night behind her",
    behind: (frame) =>
      skyline(frame, {
        sky: ["#1b1f55", "#5a3f8c", "#c05f98", "#ff9f7c"],
        walls: ["#6a4f8c", "#3f3570", "#221f4c"],
        lamps: ["#ffd98a", "#ffb65b", "#ff8fb0", "#9fe3ff"],
        awake: 0.6,
      }),
    skin: ["#b87a50", "#7d4a30"],
    lips: "#a8394e",
    brows: "#140d10",
    light: "#ff9fc0",
    lean: 4,
    gaze: 1,
    hair: `<path d="M31,40 C27,12 73,12 69,40 C70,54 78,66 74,88 C66,96 58,84 58,72 H42 C42,84 34,96 26,88 C22,66 30,54 31,40 Z" fill="#19121a"/>`,
    clothes: `<path d="${SHOULDERS}" fill="#138a8c"/><path d="M59,71.5 C76,78 91,84 92,104 H56 Z" fill="#0a5560"/>
      <path d="M41,71 C43,82 57,82 59,71 L66,75 C64,86 56,92 50,104 C44,92 36,86 34,75 Z" fill="#f4d9c6"/><path d="M41.8,71 C43.6,80 56.4,80 58.2,71 L57.4,68 H42.6 Z" fill="#8f5638"/><path d="M34,75 C30,79 34,92 46,104 M66,75 C70,79 66,92 54,104" stroke="#0a4650" stroke-width="1.2" fill="none"/>`,
    front: `<path d="M50,22 C40,21 31,28 32,46 C31.4,58 28,70 30,84 C36,82 37.6,70 36.6,60 C35.6,52 36,42 40,36 C44,31 48,28 50,22 Z" fill="#241a26"/>
      <path d="M50,22 C60,21 69,28 68,46 C68.6,58 72,70 70,84 C64,82 62.4,70 63.4,60 C64.4,52 64,42 60,36 C56,31 52,28 50,22 Z" fill="#120c14"/>
      <path d="M34.6,44 C34,58 31.6,66 32,76 M37.4,37 C39,32 43,29 46,26" stroke="#6a4f78" stroke-width="0.9" fill="none" stroke-linecap="round"/>
      <path d="M31.4,46 C27,12 73,12 68.6,46" stroke="#f4efe6" stroke-width="2.6" fill="none"/><path d="M60,22 C68,27 70.4,35 68.6,46" stroke="#b8aeb8" stroke-width="2.6" fill="none"/>
      <rect x="27.6" y="41" width="7.4" height="13" rx="3.4" fill="#ff6f61"/><rect x="65" y="41" width="7.4" height="13" rx="3.4" fill="#c9443f"/>`,
  },
  "otto.lindqvist": {
    alt: "Otto with a white beard and a captain's cap, in a navy jumper, a grey sea behind him",
    behind: (frame) =>
      sea(frame, {
        sky: ["#6f8796", "#a3b3b8", "#d5dad2"],
        water: "#3d5a66",
        light: "#f0efdf",
        clouds: "#8c9aa0",
        horizon: 0.52,
        sun: { x: 0.2, y: 0.3, size: 0 },
        waves: 0.9,
        land: "headland",
      }),
    skin: ["#f0bd9f", "#c27f66"],
    lips: "#b85a50",
    brows: "#e6e2da",
    light: "#fffbe8",
    lean: -3,
    hair: `<path d="M33,38 C31,50 33,56 36,60 H64 C67,56 69,50 67,38 Z" fill="#cfcbc2"/>`,
    clothes: `<path d="${SHOULDERS}" fill="#2a3c58"/><path d="M59,71.5 C76,78 91,84 92,104 H56 Z" fill="#18253a"/>
      <path d="M40,67 C44,72 56,72 60,67 L62.4,77 C56,84 44,84 37.6,77 Z" fill="#34496a"/><path d="M41,73 v6 M45,75 v6.4 M50,75.6 v6.4 M55,75 v6.4 M59,73 v6" stroke="#1a2740" stroke-width="0.9"/><path d="M22,84 L26,104 M34,84 L36,104 M66,84 L64,104 M78,84 L74,104 M46,86 V104 M55,86 V104" stroke="#1a2740" stroke-opacity="0.6" stroke-width="1"/>`,
    beard: `<path d="M34.6,45 C31,62 38,79 50,79 C62,79 69,62 65.4,45 C64.4,51 62.6,54 59,55 C55.4,52.6 52.6,53.4 50,55 C47.4,53.4 44.6,52.6 41,55 C37.4,54 35.6,51 34.6,45 Z" fill="#f4f1ea"/>
      <path d="M65.4,45 C69,62 62,79 50,79 C57,75 60,66 59,55 C62.6,54 64.4,51 65.4,45 Z" fill="#cbc6bc"/>
      <path d="M45.4,59.4 Q50,58 54.6,59.4 Q53,61.8 50,61.8 Q47,61.8 45.4,59.4 Z" fill="#b85a50"/><path d="M50,55 C46,54 42,57 39.6,61 C44,62 48,60.4 50,57.6 C52,60.4 56,62 60.4,61 C58,57 54,54 50,55 Z" fill="#fffdf8"/>
      <path d="M42,66 C43,71 45,74 48,76 M50,66 V75 M57,66 C56,71 55,73 53,75" stroke="#bdb7ab" stroke-width="0.7" fill="none" stroke-linecap="round"/>`,
    front: `<path d="M29,31 C26,17 74,17 71,31 C66,33 34,33 29,31 Z" fill="#f6f4ee"/><path d="M56,21 C66,21 72.4,25 71,31 C67,32.4 61,32.6 54,32.6 C58,29 58.6,25 56,21 Z" fill="#c9c9c6"/>
      <path d="M33,30 H67 L66.4,37.6 H33.6 Z" fill="#1b2a44"/><path d="M55,30 H67 L66.4,37.6 H55 Z" fill="#111c30"/>
      <path d="M32.6,37 C44,34.4 56,34.4 67.4,37 C68.6,40.6 62,41.4 50,40.6 C38,41.4 31.4,40.6 32.6,37 Z" fill="#10151f"/><path d="M36,38.6 C43,36.8 50,36.6 56,37" stroke="#5c6b84" stroke-width="0.8" fill="none" stroke-linecap="round"/>
      <path d="M33.4,36.8 C44,34.2 56,34.2 66.6,36.8" stroke="#e0b348" stroke-width="1" fill="none"/><g stroke="#e0b348" stroke-width="0.9" fill="none"><path d="M50,28 V34 M47.6,31.6 C47.8,34.6 52.2,34.6 52.4,31.6 M48.6,29.6 H51.4"/><circle cx="50" cy="27.4" r="0.9"/></g>`,
  },
};

/** Everybody's avatar. */
export const avatars = Object.fromEntries(
  Object.entries(looks).map(([username, { alt, ...look }], index) => [
    username,
    { shape: "avatar", seed: 101 + index, alt, paint: (frame) => portrait(frame, look) } satisfies Picture,
  ]),
) as Readonly<Record<Username, Picture>>;
