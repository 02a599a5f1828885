import type { Block } from "../content.ts";
import { colored } from "./colored.ts";

type FactsProps = Pick<Extract<Block, { kind: "facts" }>, "facts">;

/** Names and what they are, one below the other. */
export function Facts({ facts }: FactsProps) {
  return (
    <table cellPadding={0} cellSpacing={0} border={0} width="100%" style={{ margin: "0 0 20px" }}>
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th
              scope="row"
              align="left"
              {...colored(
                { ink: "ink-soft", edge: "rule" },
                { ...cell, width: 96, fontWeight: 400, whiteSpace: "nowrap" },
              )}
            >
              {name}
            </th>
            <td {...colored({ ink: "ink", edge: "rule" }, { ...cell, paddingLeft: 12, overflowWrap: "anywhere" })}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const cell = {
  padding: "9px 0",
  borderWidth: "1px 0 0",
  borderStyle: "solid",
  verticalAlign: "top",
  fontSize: 15,
} as const;
