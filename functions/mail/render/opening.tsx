import type { Content } from "../content.ts";
import { colored } from "./colored.ts";
import { mono, serif } from "./theme.ts";

/** The first line. A code in it is large, and one word: copied, it is its digits and nothing else. */
export function Opening({ code, text }: Content["opening"]) {
  return (
    <h1 {...colored({ ink: "ink" }, { margin: "0 0 20px", font: `600 26px/1.25 ${serif}` })}>
      {code && (
        <>
          <span
            {...colored(
              { ink: "accent" },
              {
                display: "block",
                margin: "0 0 10px",
                font: `700 38px/1.2 ${mono}`,
                letterSpacing: "0.1em",
                whiteSpace: "nowrap",
                userSelect: "all",
              },
              "code",
            )}
          >
            {code}
          </span>{" "}
        </>
      )}
      {text}
    </h1>
  );
}
