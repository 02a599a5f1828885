import { colored } from "./colored.ts";
import { PlainAddress } from "./plain-address.tsx";

interface ButtonProps {
  readonly label: string;
  readonly url: string;
}

/** What the letter is for. Its colour is the cell's, because not every program paints links. */
export function Button({ label, url }: ButtonProps) {
  return (
    <>
      <table role="presentation" cellPadding={0} cellSpacing={0} border={0} style={{ margin: "4px 0 12px" }}>
        <tbody>
          <tr>
            <td {...colored({ on: "accent" }, { borderRadius: 2 })}>
              <a
                href={url}
                {...colored(
                  { ink: "accent-ink" },
                  { display: "inline-block", padding: "13px 22px", fontWeight: 600, textDecoration: "none" },
                )}
              >
                {label}
              </a>
            </td>
          </tr>
        </tbody>
      </table>
      <PlainAddress url={url} />
    </>
  );
}
