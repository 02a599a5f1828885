import bowser from "bowser";

/** What a User-Agent header tells of a device, to be recognised by its owner; never relied on. */
export function deviceOf(userAgent: string): { readonly browser: string | null; readonly system: string | null } {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = bowser.parse(userAgent);
  return { browser: browser.name || null, system: os.name || null };
}
