import { colored } from "./colored.ts";
import { PlainAddress } from "./plain-address.tsx";

interface LinkProps {
  readonly label: string;
  readonly url: string;
}

/** Another way on, beside the button. */
export function Link({ label, url }: LinkProps) {
  return (
    <>
      <p style={{ margin: "0 0 4px" }}>
        <a href={url} {...colored({ ink: "accent" }, { fontWeight: 600 })}>
          {label}
        </a>
      </p>
      <PlainAddress url={url} />
    </>
  );
}
