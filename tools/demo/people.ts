import type { Camera } from "./picture.ts";

/** The password of all demo accounts. */
export const demoPassword = "Quiet-Harbour-24";

export interface Person {
  readonly username: string;
  readonly displayName: string;
  readonly bio: string;
  readonly website?: string;
  readonly camera: Camera;
  readonly follows: readonly string[];
  /** Whose requests a private account accepts; an account without it is public. */
  readonly accepts?: readonly string[];
}

export const people = [
  {
    username: "mara.lindqvist",
    displayName: "Mara Lindqvist",
    bio: "Salt water and slow shutters. I row out before the ferries do.",
    website: "https://mara.example",
    camera: { make: "FUJIFILM", model: "X-T5", place: [58.3459, 11.2243] },
    follows: ["tomas.reyes", "kenji.arai", "noor.haddad", "ines.carvalho", "felix.marchetti", "otto.lindqvist"],
  },
  {
    username: "tomas.reyes",
    displayName: "Tomás Reyes",
    bio: "Mountain guide. The picture is what is left when the fog has taken the rest.",
    camera: { make: "NIKON CORPORATION", model: "NIKON Z 6_3", place: [46.5405, 12.1357] },
    follows: ["mara.lindqvist", "kenji.arai", "bea.okafor"],
  },
  {
    username: "ines.carvalho",
    displayName: "Inês Carvalho",
    bio: "Architect in Lisbon. Stairs, curves and what the light does at four.",
    website: "https://ines.example",
    camera: { make: "LEICA CAMERA AG", model: "LEICA Q3", place: [38.7139, -9.1394] },
    follows: ["priya.nair", "felix.marchetti", "mara.lindqvist"],
  },
  {
    username: "noor.haddad",
    displayName: "Noor Haddad",
    bio: "Sand, wind, tea. Driving the long way round since 2014.",
    camera: { make: "SONY", model: "ILCE-7M4", place: [31.1499, -3.9795] },
    follows: ["mara.lindqvist", "tomas.reyes", "kenji.arai", "priya.nair"],
  },
  {
    username: "kenji.arai",
    displayName: "Kenji Arai",
    bio: "Awake when it is dark. Tracker on the tripod, thermos in the bag.",
    camera: { make: "Canon", model: "Canon EOS Ra", place: [44.4329, 142.6411] },
    follows: ["tomas.reyes", "noor.haddad", "mara.lindqvist", "otto.lindqvist"],
  },
  {
    username: "bea.okafor",
    displayName: "Beatrice Okafor",
    bio: "Botanist. Counting spirals in a greenhouse near you.",
    website: "https://bea.example",
    camera: { make: "OM Digital Solutions", model: "OM-1", place: [51.4787, -0.2956] },
    follows: ["felix.marchetti", "ines.carvalho", "tomas.reyes", "mara.lindqvist", "otto.lindqvist"],
  },
  {
    username: "felix.marchetti",
    displayName: "Felix Marchetti",
    bio: "Cook, then photograph, then eat. Never in another order.",
    camera: { make: "Panasonic", model: "DC-S5M2", place: [44.4949, 11.3426] },
    follows: ["bea.okafor", "ines.carvalho", "priya.nair", "otto.lindqvist"],
  },
  {
    username: "priya.nair",
    displayName: "Priya Nair",
    bio: "Collecting lit windows. Night bus regular.",
    camera: { make: "RICOH IMAGING COMPANY, LTD.", model: "RICOH GR IIIx", place: [19.076, 72.8777] },
    follows: ["ines.carvalho", "kenji.arai", "noor.haddad", "felix.marchetti", "bea.okafor"],
  },
  {
    username: "otto.lindqvist",
    displayName: "Otto Lindqvist",
    bio: "Pensionerad färjekapten. Mest för familjen. No strangers, no sunsets.",
    camera: { make: "OLYMPUS IMAGING CORP.", model: "E-420", place: [58.3632, 11.2519] },
    follows: ["mara.lindqvist", "kenji.arai", "bea.okafor"],
    accepts: ["mara.lindqvist", "kenji.arai", "bea.okafor"],
  },
] as const satisfies readonly Person[];

export type Username = (typeof people)[number]["username"];

/** One of them. */
export type DemoPerson = Person & { readonly username: Username };
