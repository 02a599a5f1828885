import type { AuthFrameProps } from "./auth-frame.tsx";

/** What is said of a link that never came here whole. */
export const MISSING: Omit<AuthFrameProps, "children"> = {
  title: "Link not valid",
  heading: "Half of this link is missing.",
  lead: "Open it from the mail once more, or copy all of it. A page that is loaded again has lost it as well.",
};

/** What is said of a link that the server refused. */
export const REFUSED: Omit<AuthFrameProps, "children"> = {
  title: "Link not valid",
  heading: "This link opens nothing any more.",
  lead: "It was used before, it is too old, or a newer one has taken its place.",
};
