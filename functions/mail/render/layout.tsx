import type { ReactNode } from "react";
import { colored } from "./colored.ts";
import { sans, serif, stylesheet } from "./theme.ts";

interface LayoutProps {
  readonly title: string;
  readonly preheader: string;
  readonly children: ReactNode;
}

const table = { role: "presentation", width: "100%", cellPadding: 0, cellSpacing: 0, border: 0 } as const;

/** The sheet that every letter is written on: one column of tables, which all mail programs understand. */
export function Layout({ title, preheader, children }: LayoutProps) {
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Phones would turn a code into a telephone number. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{title}</title>
        <style>{stylesheet}</style>
      </head>
      <body {...colored({ on: "paper" }, { margin: 0, padding: 0 })}>
        {/* Web mail drops what is outside of the body: language and name are said once more. */}
        {/* biome-ignore lint/a11y/useSemanticElements: mail programs drop elements that are newer than they are */}
        <div role="article" aria-roledescription="email" aria-label={title} lang="en" dir="ltr">
          <div style={{ display: "none", overflow: "hidden", maxHeight: 0, maxWidth: 0, opacity: 0 }}>{preheader}</div>
          <table {...table} {...colored({ on: "paper" })}>
            <tbody>
              <tr>
                <td align="center" className="desk" style={{ padding: "40px 16px" }}>
                  <table {...table} style={{ maxWidth: 520 }}>
                    <tbody>
                      <tr>
                        <td
                          align="left"
                          {...colored({ ink: "ink" }, { padding: "0 2px 14px", font: `italic 600 22px/1.2 ${serif}` })}
                        >
                          Photostack
                        </td>
                      </tr>
                      <tr>
                        <td
                          align="left"
                          {...colored(
                            { ink: "ink", on: "print", edge: "rule" },
                            {
                              padding: "40px 40px 36px",
                              borderWidth: 1,
                              borderStyle: "solid",
                              borderRadius: 2,
                              font: `400 16px/1.55 ${sans}`,
                            },
                            "sheet",
                          )}
                        >
                          {children}
                        </td>
                      </tr>
                    </tbody>
                  </table>
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      </body>
    </html>
  );
}
