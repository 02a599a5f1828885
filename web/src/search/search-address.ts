export type SearchTab = "people" | "tags" | "posts";

/** The contract's longest query. */
export const LONGEST_QUERY = 60;

const TABS: readonly string[] = ["people", "tags", "posts"] satisfies SearchTab[];

/** What the search page's address asks for. Whoever begins with a `#` looks for a tag. */
export function readSearch(search: string): { readonly query: string; readonly tab: SearchTab } {
  const asked = new URLSearchParams(search);
  const query = (asked.get("q") ?? "").slice(0, LONGEST_QUERY);
  const tab = asked.get("tab") ?? "";
  return { query, tab: isTab(tab) ? tab : query.startsWith("#") ? "tags" : "people" };
}

/** The search page's address. */
export function searchPath(query: string, tab: SearchTab): string {
  const asked = new URLSearchParams({ ...(query && { q: query }), tab });
  return `/search?${asked}`;
}

/** Names and tags are stored without the signs people write before them. */
export function bareQuery(query: string): string {
  return query.trim().replace(/^[#@]+/, "");
}

function isTab(tab: string): tab is SearchTab {
  return TABS.includes(tab);
}
