import type { Username } from "./people.ts";

/** A comment, who likes it, and what others answer. */
export interface Remark {
  readonly by: Username;
  readonly text: string;
  readonly likes?: readonly Username[];
  readonly replies?: readonly Remark[];
}

/** Who likes a post, and what is said below it. */
export interface Conversation {
  readonly likes: readonly Username[];
  readonly remarks: readonly Remark[];
}

const mara = "mara.lindqvist";
const tomas = "tomas.reyes";
const ines = "ines.carvalho";
const noor = "noor.haddad";
const kenji = "kenji.arai";
const bea = "bea.okafor";
const felix = "felix.marchetti";
const priya = "priya.nair";
const otto = "otto.lindqvist";

/** By the names of the posts. Nobody says more than ten things: more would have to wait for the limit. */
export const conversations = {
  market: {
    likes: [bea, ines, priya],
    remarks: [
      {
        by: bea,
        text: "That's a Tarocco, isn't it? The blush gives it away.",
        likes: [felix],
        replies: [{ by: felix, text: "Brava! The last ones of the season.", likes: [bea] }],
      },
    ],
  },
  windows: {
    likes: [ines, kenji, noor, mara, felix],
    remarks: [
      {
        by: kenji,
        text: "Eleven? Up here it takes fifty. Come north and bring a coat.",
        likes: [priya],
        replies: [
          {
            by: priya,
            text: "Fifty minutes of #bluehour and not one window, @kenji.arai? I'd get lonely.",
            likes: [kenji],
          },
        ],
      },
    ],
  },
  sand: {
    likes: [mara, tomas, kenji, priya, bea],
    remarks: [
      {
        by: priya,
        text: "How far is it to the next lit window?",
        likes: [noor],
        replies: [
          {
            by: noor,
            text: "Ninety kilometres, and they turn it off at nine to save the battery.",
            likes: [priya],
          },
        ],
      },
    ],
  },
  succulent: {
    likes: [felix, ines, priya, tomas],
    remarks: [
      {
        by: priya,
        text: "Counted the leaves instead of windows, for once. 74?",
        likes: [bea],
        replies: [{ by: bea, text: "Seventy-four. Welcome to the profession, @priya.nair.", likes: [priya] }],
      },
    ],
  },
  "milky-way": {
    likes: [mara, tomas, noor, priya, otto, bea],
    remarks: [
      {
        by: noor,
        text: "Four nights! And what did you do on the first three?",
        likes: [tomas],
        replies: [{ by: kenji, text: "Clouds. Noodles. Clouds.", likes: [noor, tomas, mara] }],
      },
    ],
  },
  apples: {
    likes: [mara, kenji, bea],
    remarks: [
      {
        by: kenji,
        text: "りんご四つ。All four in the soup, Captain?",
        likes: [mara],
        replies: [{ by: otto, text: "Three. One is for the photographer.", likes: [kenji] }],
      },
    ],
  },
  stairs: {
    likes: [priya, felix, bea, mara, tomas, noor],
    remarks: [
      {
        by: bea,
        text: "A logarithmic spiral, give or take. Plants got there first, but well done.",
        likes: [ines],
        replies: [{ by: ines, text: "They had longer to plan.", likes: [bea] }],
      },
    ],
  },
  fog: {
    likes: [mara, kenji, bea, noor],
    remarks: [
      {
        by: bea,
        text: "Spruce or larch, on the near slope?",
        replies: [{ by: tomas, text: "Spruce below, larch where it hurts.", likes: [bea] }],
      },
    ],
  },
  dawn: {
    likes: [tomas, kenji, noor, ines, bea, otto, felix],
    remarks: [
      {
        by: otto,
        text: "05:10.",
        likes: [mara, kenji],
        replies: [
          {
            by: mara,
            text: "Var du vaken, pappa?",
            replies: [
              {
                by: otto,
                text: "Jag såg dig ro ut. Babords åra knarrar. Olja den.",
                likes: [mara],
              },
            ],
          },
        ],
      },
      {
        by: tomas,
        text: "I was up at the same minute, a thousand miles south, inside a cloud. Yours is better.",
        likes: [mara],
        replies: [{ by: mara, text: "Yours had coffee, @tomas.reyes.", likes: [tomas] }],
      },
      {
        by: noor,
        text: "Water that behaves like the desert at noon: nothing moves and everything shines.",
        likes: [mara, tomas],
      },
    ],
  },
  lemons: {
    likes: [bea, priya, ines, mara],
    remarks: [
      {
        by: ines,
        text: "That blue! Paint or light?",
        likes: [priya],
        replies: [
          {
            by: felix,
            text: "Paint. Done on a Sunday, regretted on the Monday, kept ever since.",
            likes: [ines],
          },
        ],
      },
      {
        by: priya,
        text: "And the other three lemons?",
        likes: [bea],
        replies: [{ by: felix, text: "Modelling fee.", likes: [priya] }],
      },
    ],
  },
  aurora: {
    likes: [mara, tomas, noor, priya, bea, felix, otto],
    remarks: [
      {
        by: mara,
        text: "We had it too that night! Only a green rim above the skerries, nothing like this.",
        likes: [kenji],
        replies: [{ by: kenji, text: "The same storm, then. You saw its hem.", likes: [mara] }],
      },
      {
        by: noor,
        text: "Does it make a sound?",
        replies: [{ by: kenji, text: "People say so. I only ever hear my own teeth.", likes: [noor] }],
      },
    ],
  },
  neighbours: {
    likes: [ines, kenji, felix, bea, mara],
    remarks: [
      {
        by: mara,
        text: "And what does the fourth floor do?",
        likes: [ines],
        replies: [
          {
            by: priya,
            text: "Waters nothing, never dances, keeps one lamp on until three. I like the fourth floor best.",
            likes: [mara, ines, kenji],
          },
        ],
      },
      { by: bea, text: "Third floor is drowning that ficus. Somebody tell them.", likes: [priya] },
    ],
  },
  dahlia: {
    likes: [felix, ines, tomas, priya, mara],
    remarks: [
      {
        by: felix,
        text: "Too much is exactly when I'd serve her.",
        likes: [ines],
        replies: [
          {
            by: bea,
            text: "She is edible, @felix.marchetti. The tubers. Please don't.",
            likes: [felix],
            replies: [{ by: felix, text: "Troppo tardi, il burro è già in padella.", likes: [bea] }],
          },
        ],
      },
    ],
  },
  camp: {
    likes: [mara, tomas, kenji, priya],
    remarks: [
      {
        by: kenji,
        text: "Forty more minutes and you have the stars. Did you stay? #nightsky",
        likes: [noor],
        replies: [
          {
            by: noor,
            text: "We stayed. I'm not posting those, @kenji.arai, so that you have to come yourself.",
            likes: [kenji, tomas],
          },
        ],
      },
    ],
  },
  balconies: {
    likes: [priya, felix, bea, tomas],
    remarks: [
      {
        by: tomas,
        text: "From below it looks like strata. Somebody built a cliff.",
        likes: [ines],
        replies: [{ by: ines, text: "The kindest thing anyone has said about that budget.", likes: [tomas] }],
      },
    ],
  },
  weather: {
    likes: [otto, tomas, kenji, noor, bea, ines],
    remarks: [
      {
        by: otto,
        text: "Bra att du vände. Man vänder tio minuter för tidigt eller en minut för sent.",
        likes: [mara, tomas],
        replies: [
          { by: mara, text: "Jag har det från någon. ❤️", likes: [otto] },
          {
            by: tomas,
            text: "“One turns back ten minutes too early or one minute too late.” This goes up in the hut, Captain.",
            likes: [mara, noor],
            replies: [
              {
                by: otto,
                text: "Write that it is from a ferry. Mountains do not drift.",
                likes: [tomas, mara],
              },
            ],
          },
        ],
      },
    ],
  },
  ridges: {
    likes: [mara, kenji, noor, bea, priya, otto],
    remarks: [
      {
        by: noor,
        text: "And behind the last one?",
        likes: [mara],
        replies: [
          {
            by: tomas,
            text: "A bar with very good soup. That one I don't photograph.",
            likes: [noor, felix],
          },
        ],
      },
    ],
  },
  pears: {
    likes: [bea, ines, priya],
    remarks: [
      {
        by: bea,
        text: "Ethylene: one ripe fruit tells all its neighbours. So move that apple, @felix.marchetti.",
        likes: [felix, priya],
        replies: [
          {
            by: felix,
            text: "The apple is there on purpose. It's my alarm clock.",
            likes: [bea],
          },
        ],
      },
      { by: otto, text: "Min mor lade dem i tidningspapper. Då visste bara hon när.", likes: [mara] },
    ],
  },
  "palm-house": {
    likes: [felix, ines, priya, mara],
    remarks: [
      {
        by: tomas,
        text: "Came in from the rain last January with fogged-up glasses, and refused to leave.",
        likes: [bea],
        replies: [{ by: bea, text: "Everybody does. At four we ring a bell and count the coats.", likes: [tomas] }],
      },
    ],
  },
  roof: {
    likes: [ines, kenji, noor, felix, bea],
    remarks: [
      {
        by: ines,
        text: "In the near tower the floors go dark two by two. Somebody planned that, and it wasn't the architect.",
        likes: [priya],
        replies: [
          {
            by: priya,
            text: "It's one cleaner, @ines.carvalho. Two floors an hour. मैं रोज़ देखती हूँ।",
            likes: [ines, kenji],
          },
        ],
      },
      {
        by: kenji,
        text: "One hour of clean air, and you point it at buildings…",
        replies: [
          {
            by: priya,
            text: "Your stars will be there tomorrow. The fourteenth floor goes to bed at ten.",
            likes: [kenji],
          },
        ],
      },
    ],
  },
  tea: {
    likes: [mara, tomas, kenji, felix, priya],
    remarks: [
      {
        by: felix,
        text: "What is in the tea, though? This is the only question.",
        likes: [noor],
        replies: [
          {
            by: noor,
            text: "Gunpowder, mint, far too much sugar. Poured from as high as your arm is long.",
            likes: [felix],
            replies: [
              {
                by: felix,
                text: "Fresh mint? In the #desert?",
                replies: [{ by: noor, text: "طبعاً! From a garden eleven kilometres back.", likes: [felix] }],
              },
            ],
          },
        ],
      },
    ],
  },
  "new-moon": {
    likes: [tomas, noor, mara, priya, otto],
    remarks: [
      {
        by: noor,
        text: "It does. Somewhere between tea and ink.",
        likes: [kenji],
        replies: [{ by: kenji, text: "Tea and ink. I'm keeping that for a title, @noor.haddad.", likes: [noor] }],
      },
      {
        by: mara,
        text: "How long is long enough?",
        replies: [{ by: kenji, text: "Twenty minutes without a phone. So nobody knows.", likes: [mara, tomas] }],
      },
    ],
  },
  skerry: {
    likes: [mara, kenji, bea],
    remarks: [
      {
        by: mara,
        text: "Fyra och rasande. Inget har ändrats.",
        likes: [otto],
        replies: [{ by: otto, text: "Jo. Badkläderna.", likes: [mara] }],
      },
    ],
  },
  cistern: {
    likes: [priya, felix, mara, bea, noor],
    remarks: [
      {
        by: priya,
        text: "Whispered from the far end, and it does carry. The answer came in Portuguese.",
        likes: [ines],
        replies: [
          { by: ines, text: "It was “boa tarde”, @priya.nair. You frightened the guard.", likes: [priya, felix] },
        ],
      },
      {
        by: felix,
        text: "The second one has the colour of an oven when the bread is done.",
        likes: [bea],
        replies: [{ by: ines, text: "E tu vês um forno em tudo, Felix.", likes: [felix] }],
      },
    ],
  },
  silence: {
    likes: [mara, kenji, bea, noor, ines, otto],
    remarks: [
      {
        by: kenji,
        text: "静かだ。This is what I go out for at two in the morning, only without the two in the morning.",
        likes: [tomas],
        replies: [{ by: tomas, text: "It was five. Come along, you may sleep until four.", likes: [kenji] }],
      },
      {
        by: ines,
        text: "Six greys, one for each ridge. I would hang it in a stairwell.",
        likes: [tomas],
        replies: [
          {
            by: tomas,
            text: "On which floor, @ines.carvalho?",
            replies: [{ by: ines, text: "No último. Quem sobe seis andares merece nevoeiro.", likes: [tomas] }],
          },
        ],
      },
    ],
  },
  swim: {
    likes: [tomas, otto, kenji, noor, ines, bea, felix, priya],
    remarks: [
      {
        by: otto,
        text: "Nio grader. Jag mätte. Det finns soppa.",
        likes: [mara, tomas],
        replies: [
          {
            by: mara,
            text: "Nio! I morse sa du tolv.",
            likes: [otto],
            replies: [{ by: otto, text: "Tolv i ytan.", likes: [mara, kenji] }],
          },
          {
            by: noor,
            text: "Nine degrees. There is a reason I live beside sand, @mara.lindqvist.",
            likes: [priya],
            replies: [
              {
                by: mara,
                text: "Come in July! We get it up to seventeen and call it a heatwave.",
                likes: [noor],
              },
            ],
          },
        ],
      },
      {
        by: ines,
        text: "Two out of three smiling. And the third?",
        likes: [priya],
        replies: [
          {
            by: mara,
            text: "Ask @tomas.reyes. He said cold water is nothing to a mountain guide, and then he said other things.",
            likes: [ines, otto, felix],
            replies: [{ by: tomas, text: "En español, por suerte.", likes: [mara] }],
          },
        ],
      },
      {
        by: priya,
        text: "That green line in the third one! A second and a half of it. #bluehour",
        likes: [mara, kenji],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Conversation>>;

export type PostName = keyof typeof conversations;
