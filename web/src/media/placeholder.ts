import { thumbHashToDataURL } from "thumbhash";

/** The blurred preview as a CSS image; none when the hash is not one. */
export function placeholderImage(thumbhash: string): string | undefined {
  try {
    return `url(${thumbHashToDataURL(Uint8Array.from(atob(thumbhash), (char) => char.charCodeAt(0)))})`;
  } catch {
    return undefined;
  }
}
