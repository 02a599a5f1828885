/** The colours of the web app, by day and in the dark: mail programs know no custom properties. */
const colors = {
  paper: { light: "#f3ece0", dark: "#130e0d" },
  print: { light: "#fffdf8", dark: "#251c18" },
  ink: { light: "#211a14", dark: "#ece0cf" },
  "ink-soft": { light: "#665a4c", dark: "#ac9c88" },
  rule: { light: "#d8ccb9", dark: "#352a24" },
  accent: { light: "#96420a", dark: "#f5a83c" },
  "accent-ink": { light: "#fffaf2", dark: "#1d1206" },
} as const;

export type Color = keyof typeof colors;

export const light = (color: Color): string => colors[color].light;

export const serif = '"Iowan Old Style", Palatino, "Palatino Linotype", "Book Antiqua", Georgia, serif';
export const sans = 'Avenir, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif';
export const mono = 'ui-monospace, Menlo, Consolas, "Liberation Mono", monospace';

const names = Object.keys(colors) as Color[];
const darkRules = names.map((name) => {
  const { dark } = colors[name];
  return `.ink-${name}{color:${dark}!important}.on-${name}{background-color:${dark}!important}.edge-${name}{border-color:${dark}!important}`;
});

/** What inline styles can't say. Programs that drop it show the light letter at its full width. */
export const stylesheet = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "@media (max-width:480px){.sheet{padding:28px 20px!important}.desk{padding:20px 12px!important}}",
  `@media (prefers-color-scheme:dark){${darkRules.join("")}}`,
].join("");
