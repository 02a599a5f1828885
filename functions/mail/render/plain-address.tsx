import { colored } from "./colored.ts";

/** The address itself, to be copied, and to be looked at before it is followed. */
export function PlainAddress({ url }: { readonly url: string }) {
  return (
    <p {...colored({ ink: "ink-soft" }, { margin: "0 0 24px", fontSize: 13, lineHeight: 1.5, wordBreak: "break-all" })}>
      <a href={url} {...colored({ ink: "ink-soft" })}>
        {url}
      </a>
    </p>
  );
}
