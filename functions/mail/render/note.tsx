import { colored } from "./colored.ts";

/** The small print below a rule. */
export function Note({ text }: { readonly text: string }) {
  return (
    <p
      {...colored(
        { ink: "ink-soft", edge: "rule" },
        {
          margin: "28px 0 0",
          padding: "18px 0 0",
          borderWidth: "1px 0 0",
          borderStyle: "solid",
          fontSize: 13,
          lineHeight: 1.55,
        },
      )}
    >
      {text}
    </p>
  );
}
