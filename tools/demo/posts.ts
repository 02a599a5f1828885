import type { PostName } from "./conversations.ts";
import type { Username } from "./people.ts";
import type { Picture } from "./picture.ts";
import { arches, balconies, stairs } from "./scenes/architecture.ts";
import { foliage, rosette } from "./scenes/botanical.ts";
import { facade, skyline } from "./scenes/city.ts";
import { dunes } from "./scenes/dunes.ts";
import { mountains } from "./scenes/mountains.ts";
import { night } from "./scenes/night.ts";
import { sea } from "./scenes/sea.ts";
import { stillLife } from "./scenes/still-life.ts";

export interface DemoPost {
  readonly by: Username;
  /** What `conversations.ts` calls it. */
  readonly name: PostName;
  readonly caption: string;
  readonly pictures: readonly Picture[];
}

const dawnSky = ["#27406b", "#6f7fae", "#e3a9a0", "#f9d7a8"];
const stormSky = ["#1b2733", "#3b4c5b", "#7f8f97", "#c3c9c4"];
const roseSky = ["#5b5f97", "#b6829f", "#f2a98d", "#ffd9a6"];
const nightSky = ["#050914", "#0b1630", "#17305a", "#3b5f86"];

/** In the order they are posted, so that the feed begins with a variety. */
export const posts: readonly DemoPost[] = [
  {
    by: "felix.marchetti",
    name: "market",
    caption: "The market had only three things worth carrying home. That was plenty. #kitchenlight",
    pictures: [
      {
        shape: "portrait",
        seed: 61,
        alt: "Oranges and a pear on a wooden table beside a stoneware vase with eucalyptus, window light on the wall",
        paint: (frame) =>
          stillLife(frame, {
            wall: ["#c9b79c", "#7d6a55"],
            table: ["#8a5a3a", "#4b2b1a"],
            vase: ["#e9e2d6", "#b9b0a2", "#5d564d"],
            window: true,
            fruit: [
              { kind: "round", x: 25, size: 9, front: 3, colours: ["#ffd08a", "#f08a24", "#9a4209"] },
              { kind: "round", x: 42, size: 8, front: 9, colours: ["#ffd89c", "#ee8320", "#8f3c08"] },
              { kind: "pear", x: 12, size: 7, front: 8, turn: -7, colours: ["#f0eaa0", "#b7b548", "#5d621c"] },
            ],
          }),
      },
    ],
  },
  {
    by: "priya.nair",
    name: "windows",
    caption: "Blue hour lasts eleven minutes here. I counted the windows instead. #bluehour #litwindows",
    pictures: [
      {
        shape: "portrait",
        seed: 81,
        alt: "A dense skyline at dusk, hundreds of small lit windows under a violet sky",
        paint: (frame) =>
          skyline(frame, {
            sky: ["#141c3f", "#3c3f7d", "#a3638f", "#f2a07c"],
            walls: ["#75618c", "#4a4470", "#2b2c50", "#12152c"],
            lamps: ["#ffd98a", "#ffc56b", "#ffe9bd", "#f7a65a", "#cfe3ff"],
            awake: 0.42,
          }),
      },
    ],
  },
  {
    by: "noor.haddad",
    name: "sand",
    caption:
      "Five hours of wind last night. This morning every ridge was new, and nobody had signed it yet. #firstlight",
    pictures: [
      {
        shape: "portrait",
        seed: 41,
        alt: "Orange dunes at sunrise, each crest dividing a bright slope from a deep shadow",
        paint: (frame) =>
          dunes(frame, {
            sky: ["#5a7fa8", "#a9bcc4", "#f3d3a6"],
            lit: "#e9a05c",
            shade: "#6b3123",
            haze: "#eec9a0",
            horizon: 0.36,
          }),
      },
      {
        shape: "landscape",
        seed: 42,
        alt: "A single great dune under a pale sky, its edge winding down to the foreground",
        paint: (frame) =>
          dunes(frame, {
            sky: ["#86a5bd", "#dcd5c4", "#f5dfbd"],
            lit: "#f0b878",
            shade: "#884a33",
            haze: "#f2d9b5",
            horizon: 0.42,
            crests: 3,
          }),
      },
    ],
  },
  {
    by: "bea.okafor",
    name: "succulent",
    caption:
      "137.5 degrees from one leaf to the next. It never has to count, it just grows where there is room. #botany",
    pictures: [
      {
        shape: "square",
        seed: 51,
        alt: "A blue-green succulent from above, its leaves in spirals with pink tips",
        paint: (frame) =>
          rosette(frame, {
            leaves: ["#cfe5b8", "#86b89a", "#4f8c86", "#2f5f66"],
            tip: "#e8a3a8",
            ground: "#0d1a17",
            count: 74,
            width: 0.36,
            pointed: false,
            centre: [0.5, 0.5],
            spread: 1.12,
          }),
      },
    ],
  },
  {
    by: "kenji.arai",
    name: "milky-way",
    caption:
      "Waited four nights for this one. 38 frames, stacked. The tent is mine; the cold was everybody's. #nightsky",
    pictures: [
      {
        shape: "portrait",
        seed: 31,
        alt: "The Milky Way rising over a dark ridge of firs, a small tent glowing below",
        paint: (frame) =>
          night(frame, {
            sky: nightSky,
            ground: "#04070c",
            trees: true,
            lamp: 0.63,
            galaxy: { core: "#f3d9c0", edge: "#7a74a8", angle: -1.05, shift: 0 },
          }),
      },
    ],
  },
  {
    by: "otto.lindqvist",
    name: "apples",
    caption: "Årets skörd. Hela. Soup follows, for those who row past.",
    pictures: [
      {
        shape: "square",
        seed: 92,
        alt: "Four small red and yellow apples on a blue-grey kitchen table",
        paint: (frame) =>
          stillLife(frame, {
            wall: ["#e4ddcb", "#a79c86"],
            table: ["#6f8791", "#3a4d57"],
            vase: null,
            window: true,
            fruit: [
              { kind: "round", x: 24, size: 8, front: 2, colours: ["#ffe39a", "#e2643a", "#7a1d18"] },
              { kind: "round", x: 42, size: 7, front: 7, colours: ["#ffeaa8", "#d94f38", "#6b1616"] },
              { kind: "round", x: 60, size: 8, front: 3, colours: ["#f7f0a8", "#d9b23f", "#7a5a14"] },
              { kind: "round", x: 76, size: 6.5, front: 11, colours: ["#ffdf9a", "#cf4331", "#5f1215"] },
            ],
          }),
      },
    ],
  },
  {
    by: "ines.carvalho",
    name: "stairs",
    caption:
      "Six floors down. Somebody drew this with a pencil and a pin, a hundred and twelve years ago. #Lisboa #architecture",
    pictures: [
      {
        shape: "square",
        seed: 21,
        alt: "A spiral staircase seen from the top, warm wood winding down into the dark",
        paint: (frame) =>
          stairs(frame, {
            tread: "#ead9bd",
            riser: "#5b3d2b",
            rail: "#2a1b14",
            heart: "#0f1518",
            steps: 22,
            turns: 2.4,
          }),
      },
    ],
  },
  {
    by: "tomas.reyes",
    name: "fog",
    caption:
      "We left the hut at four. At six the valley was gone, and at seven so was the path. #Dolomites #firstlight",
    pictures: [
      {
        shape: "portrait",
        seed: 11,
        alt: "Mountain ridges fading into morning mist under a peach sky, firs on the nearest slope",
        paint: (frame) =>
          mountains(frame, {
            sky: dawnSky,
            mist: "#efcfbd",
            near: "#15263a",
            sun: { x: 0.66, y: 0.3, colour: "#fff0d2" },
            trees: true,
          }),
      },
      {
        shape: "landscape",
        seed: 12,
        alt: "Blue ridges one behind the other, fog lying between them",
        paint: (frame) =>
          mountains(frame, {
            sky: ["#8fb0c9", "#c9d8de", "#eef0ea"],
            mist: "#e3e9e8",
            near: "#17303d",
            sun: null,
            trees: true,
          }),
      },
    ],
  },
  {
    by: "mara.lindqvist",
    name: "dawn",
    caption: "05:12, no wind. The whole bay held its breath, so I did too. #firstlight #Bohuslän",
    pictures: [
      {
        shape: "portrait",
        seed: 1,
        alt: "The sun just above a calm sea, its light a golden path to the viewer",
        paint: (frame) =>
          sea(frame, {
            sky: ["#2e4a78", "#8e8fb0", "#f0a988", "#ffdca6"],
            water: "#173049",
            light: "#ffd9a0",
            clouds: "#a8869a",
            horizon: 0.5,
            sun: { x: 0.56, y: 0.43, size: 0.022 },
            waves: 0.55,
          }),
      },
    ],
  },
  {
    by: "felix.marchetti",
    name: "lemons",
    caption: "Lemons for the tart. One for the tart, in any case. #kitchenlight",
    pictures: [
      {
        shape: "square",
        seed: 62,
        alt: "Four lemons on a dark blue table against a blue wall",
        paint: (frame) =>
          stillLife(frame, {
            wall: ["#5b7f8f", "#223c4c"],
            table: ["#2c4756", "#14252f"],
            vase: null,
            window: false,
            fruit: [
              { kind: "lemon", x: 28, size: 9, front: 2, turn: -12, colours: ["#fff3a6", "#f4c92f", "#9a6f0b"] },
              { kind: "lemon", x: 56, size: 9.5, front: 1, turn: 14, colours: ["#fff1a0", "#f2c52a", "#946a0a"] },
              { kind: "lemon", x: 42, size: 9, front: 10, turn: 3, colours: ["#fff5b4", "#f6cf3a", "#a1760f"] },
              { kind: "lemon", x: 76, size: 8, front: 13, turn: -24, colours: ["#fff3a6", "#efc026", "#8c6408"] },
            ],
          }),
      },
    ],
  },
  {
    by: "kenji.arai",
    name: "aurora",
    caption: "It started at 01:40 as a grey smear. By two the snow was green. #aurora #nightsky",
    pictures: [
      {
        shape: "landscape",
        seed: 32,
        alt: "Curtains of green and violet aurora over a low dark hill",
        paint: (frame) =>
          night(frame, {
            sky: ["#060914", "#0a1a2c", "#113640"],
            ground: "#050a0d",
            trees: true,
            galaxy: null,
            aurora: ["#6dffb0", "#2fd6a0", "#5a6fd0", "#a052c0"],
          }),
      },
      {
        shape: "landscape",
        seed: 34,
        alt: "The same aurora half an hour later, wider and fainter",
        paint: (frame) =>
          night(frame, {
            sky: ["#070a1a", "#0d1c36", "#143a4a"],
            ground: "#060a0e",
            trees: true,
            lamp: 0.3,
            galaxy: null,
            aurora: ["#8dffc0", "#36cf9a", "#4d77c8", "#8a4ab8"],
          }),
      },
    ],
  },
  {
    by: "priya.nair",
    name: "neighbours",
    caption: "Third floor waters the plants at nine. Fifth floor dances. I only wait for the bus. #litwindows",
    pictures: [
      {
        shape: "portrait",
        seed: 82,
        alt: "A brick façade in the evening, warm windows with curtains, plants and people",
        paint: (frame) =>
          facade(frame, {
            wall: "#6d4238",
            frame: "#d9cbb8",
            dark: "#16202c",
            lamps: ["#ffc56e", "#ffb257", "#ffd692", "#f39a4c"],
            columns: 5,
            awake: 0.58,
          }),
      },
    ],
  },
  {
    by: "bea.okafor",
    name: "dahlia",
    caption: "Dahlia ‘Café au Lait’, day three. Tomorrow she will be too much, and she knows it. #botany",
    pictures: [
      {
        shape: "portrait",
        seed: 52,
        alt: "A coral dahlia filling the frame, its petals in dense spirals",
        paint: (frame) =>
          rosette(frame, {
            leaves: ["#8f2f3b", "#d8604f", "#f29c7c", "#f7cdb4"],
            tip: "#fff0e2",
            ground: "#1d1012",
            count: 170,
            width: 0.2,
            pointed: true,
            centre: [0.52, 0.47],
            spread: 1.08,
          }),
      },
      {
        shape: "square",
        seed: 53,
        alt: "A dark purple succulent with pointed leaves and light edges",
        paint: (frame) =>
          rosette(frame, {
            leaves: ["#b9d08f", "#8d7f8f", "#5f3a5c", "#37203d"],
            tip: "#d9738f",
            ground: "#100a12",
            count: 64,
            width: 0.27,
            pointed: true,
            centre: [0.46, 0.55],
            spread: 1.3,
          }),
      },
    ],
  },
  {
    by: "noor.haddad",
    name: "camp",
    caption: "Last light. The shadows reach the camp before we do. #lastlight",
    pictures: [
      {
        shape: "wide",
        seed: 44,
        alt: "Red dunes after sunset beneath a violet sky",
        paint: (frame) =>
          dunes(frame, {
            sky: ["#2f2c58", "#8a5682", "#f0987a"],
            lit: "#c9664a",
            shade: "#35182e",
            haze: "#c98286",
            horizon: 0.44,
          }),
      },
    ],
  },
  {
    by: "ines.carvalho",
    name: "balconies",
    caption: "Curves are expensive. This one was worth every tile. #architecture",
    pictures: [
      {
        shape: "portrait",
        seed: 22,
        alt: "White curved balconies rising against a deep blue sky",
        paint: (frame) =>
          balconies(frame, {
            sky: ["#1d5fa8", "#4f93cf", "#a8d0e6"],
            wall: "#f6f1e6",
            shadow: "#4a5a6e",
            floors: 8,
            sweep: 1,
          }),
      },
      {
        shape: "square",
        seed: 24,
        alt: "The same building at sunset, its balconies in warm bands",
        paint: (frame) =>
          balconies(frame, {
            sky: ["#5a6aa8", "#d58f8f", "#f7cf9f"],
            wall: "#ffe0bd",
            shadow: "#6a4358",
            floors: 6,
            sweep: 0.6,
          }),
      },
    ],
  },
  {
    by: "mara.lindqvist",
    name: "weather",
    caption: "Weather coming in from the west. Turned back at the lighthouse, and was glad of it. #Bohuslän",
    pictures: [
      {
        shape: "landscape",
        seed: 2,
        alt: "A grey sea with a swell under heavy clouds, a headland on the right",
        paint: (frame) =>
          sea(frame, {
            sky: stormSky,
            water: "#1d3038",
            light: "#e6ead8",
            clouds: "#59666f",
            horizon: 0.46,
            sun: { x: 0.3, y: 0.28, size: 0 },
            waves: 1,
            land: "headland",
          }),
      },
    ],
  },
  {
    by: "tomas.reyes",
    name: "ridges",
    caption: "Last light on the third ridge. There is always one more behind it. #lastlight #Dolomites",
    pictures: [
      {
        shape: "wide",
        seed: 13,
        alt: "Violet mountain ridges at sunset, a red sun touching the farthest",
        paint: (frame) =>
          mountains(frame, {
            sky: ["#3a3566", "#a4557d", "#f28d6c", "#ffd08c"],
            mist: "#e79a86",
            near: "#1d1433",
            sun: { x: 0.34, y: 0.36, colour: "#fff1c4" },
            ridges: 8,
          }),
      },
    ],
  },
  {
    by: "felix.marchetti",
    name: "pears",
    caption: "Pears wait for no one. Ripe from Tuesday 10:00 to Tuesday 10:30. @bea.okafor knows why. #kitchenlight",
    pictures: [
      {
        shape: "portrait",
        seed: 63,
        alt: "Three pears and a red apple in the light of a window, on a pale table",
        paint: (frame) =>
          stillLife(frame, {
            wall: ["#8d9a86", "#4b584f"],
            table: ["#d6c6ae", "#8c7860"],
            vase: ["#5a6f78", "#34464f", "#16232a"],
            window: true,
            fruit: [
              { kind: "pear", x: 22, size: 8.5, front: 2, turn: -5, colours: ["#f6e9a4", "#c9b84a", "#6c6420"] },
              { kind: "pear", x: 38, size: 9, front: 6, turn: 8, colours: ["#f4dc98", "#cf9f42", "#7c4a1c"] },
              { kind: "round", x: 54, size: 6.5, front: 10, colours: ["#f5a08a", "#b92f2a", "#520f14"] },
              { kind: "pear", x: 14, size: 7.5, front: 13, turn: -58, colours: ["#eee6a0", "#b3b048", "#5a5f1d"] },
            ],
          }),
      },
    ],
  },
  {
    by: "bea.okafor",
    name: "palm-house",
    caption: "Inside the palm house it is always July. #botany",
    pictures: [
      {
        shape: "portrait",
        seed: 54,
        alt: "Large veined leaves in layers of green, lit from above",
        paint: (frame) =>
          foliage(frame, { leaves: ["#0f3d2c", "#1f6a45", "#3f9158", "#79b866"], ground: "#06140f", light: "#f4ffc9" }),
      },
    ],
  },
  {
    by: "priya.nair",
    name: "roof",
    caption: "From the roof, after the rain. The air is clean for about an hour. #bluehour #litwindows",
    pictures: [
      {
        shape: "landscape",
        seed: 83,
        alt: "City towers at night in teal light, windows glowing in the nearest row",
        paint: (frame) =>
          skyline(frame, {
            sky: ["#04101d", "#0b2a3d", "#1f5563", "#5f8f8c"],
            walls: ["#35606c", "#1f4452", "#122c3a", "#08151f"],
            lamps: ["#ffe3a8", "#ffd07a", "#bfe8ee", "#ffb36b"],
            awake: 0.36,
          }),
      },
      {
        shape: "square",
        seed: 84,
        alt: "A teal façade at night with a grid of windows, a third of them lit",
        paint: (frame) =>
          facade(frame, {
            wall: "#3d5560",
            frame: "#c7d3d3",
            dark: "#0f1a24",
            lamps: ["#ffd489", "#ffe6b8", "#ffb968"],
            columns: 4,
            awake: 0.45,
          }),
      },
    ],
  },
  {
    by: "noor.haddad",
    name: "tea",
    caption: "Tea stop. There is no shade, so you become it.",
    pictures: [
      {
        shape: "square",
        seed: 43,
        alt: "Pale dunes in hard noon light under a clear blue sky",
        paint: (frame) =>
          dunes(frame, {
            sky: ["#2f78b5", "#7fb2d2", "#d9e2dc"],
            lit: "#f2d3a2",
            shade: "#b07a4c",
            haze: "#ecdfc6",
            horizon: 0.4,
            crests: 5,
          }),
      },
    ],
  },
  {
    by: "kenji.arai",
    name: "new-moon",
    caption: "New moon over the pass. If you look long enough, the dark has a colour. #nightsky",
    pictures: [
      {
        shape: "wide",
        seed: 33,
        alt: "The galaxy as a bright band across the sky above low hills",
        paint: (frame) =>
          night(frame, {
            sky: ["#070716", "#131232", "#2c2350", "#5a3f62"],
            ground: "#07060d",
            trees: false,
            galaxy: { core: "#ffdfc4", edge: "#9a6fa0", angle: -0.32, shift: 0.03 },
          }),
      },
    ],
  },
  {
    by: "otto.lindqvist",
    name: "skerry",
    caption: "Här lärde sig @mara.lindqvist att simma. Fyra år och rasande. #Bohuslän",
    pictures: [
      {
        shape: "landscape",
        seed: 91,
        alt: "Dark rocks in a flat grey-green sea under an overcast sky",
        paint: (frame) =>
          sea(frame, {
            sky: ["#7d8f99", "#a9b5b5", "#dadccf"],
            water: "#24434a",
            light: "#f2efdd",
            clouds: "#93a0a3",
            horizon: 0.42,
            sun: { x: 0.66, y: 0.2, size: 0 },
            waves: 0.5,
            land: "rocks",
          }),
      },
    ],
  },
  {
    by: "ines.carvalho",
    name: "cistern",
    caption:
      "The old cistern, open one Sunday a year. Bring a friend and whisper from the other end. #Lisboa #architecture",
    pictures: [
      {
        shape: "portrait",
        seed: 23,
        alt: "A row of plastered arches one behind the other, light at the far end",
        paint: (frame) => arches(frame, { wall: "#b5654a", light: "#ffe3b8", far: ["#8fc3d8", "#e8f0e2"], count: 7 }),
      },
      {
        shape: "portrait",
        seed: 25,
        alt: "A corridor of pale blue arches leading to warm light",
        paint: (frame) => arches(frame, { wall: "#4f6f8c", light: "#f7ead2", far: ["#f6b58a", "#fde3b0"], count: 8 }),
      },
    ],
  },
  {
    by: "tomas.reyes",
    name: "silence",
    caption: "@mara.lindqvist asked what silence looks like.",
    pictures: [
      {
        shape: "square",
        seed: 14,
        alt: "Dark forested ridges rising from white fog",
        paint: (frame) =>
          mountains(frame, {
            sky: ["#b9c6c8", "#dde3df", "#f1f1ea"],
            mist: "#eef0ec",
            near: "#0f2420",
            sun: null,
            trees: true,
            ridges: 6,
          }),
      },
    ],
  },
  {
    by: "mara.lindqvist",
    name: "swim",
    caption:
      "First swim of the year with @tomas.reyes and @otto.lindqvist. Two of us came out smiling. Swipe for the whole evening. #Bohuslän",
    pictures: [
      {
        shape: "portrait",
        seed: 3,
        alt: "Rocks in front of a pink evening sea with a low sun",
        paint: (frame) =>
          sea(frame, {
            sky: roseSky,
            water: "#34385f",
            light: "#ffdcae",
            clouds: "#c88a9c",
            horizon: 0.48,
            sun: { x: 0.7, y: 0.41, size: 0.02 },
            waves: 0.7,
            land: "rocks",
          }),
      },
      {
        shape: "landscape",
        seed: 4,
        alt: "The sea a quarter of an hour later, orange along the horizon",
        paint: (frame) =>
          sea(frame, {
            sky: ["#1f2f5c", "#6a5a8c", "#e07f6e", "#ffc480"],
            water: "#141f3c",
            light: "#ffc07a",
            clouds: "#8a5f80",
            horizon: 0.52,
            sun: { x: 0.42, y: 0.5, size: 0.026 },
            waves: 0.5,
          }),
      },
      {
        shape: "landscape",
        seed: 5,
        alt: "Nightfall: the sea dark blue, a last green band of light",
        paint: (frame) =>
          sea(frame, {
            sky: ["#0b1430", "#1c3a5e", "#4f8f96", "#d5d3a0"],
            water: "#081426",
            light: "#e8dca6",
            clouds: "#2f4a66",
            horizon: 0.5,
            sun: { x: 0.5, y: 0.53, size: 0 },
            waves: 0.4,
            land: "headland",
          }),
      },
    ],
  },
];
