import type { Query, QueryClient, QueryKey } from "@tanstack/react-query";

/** Tells whether something cached is the object that is looked for. */
export type Is<Item extends object> = (value: object) => value is Item;

/** What answers keep their objects in: pages, their items, and the thing a search result or a notification is about. */
const CONTAINERS = ["pages", "items", "post", "user"];

/**
 * Changes every copy of an object that any query has cached, whatever list it is in.
 * A fetch under way is called off: it may bring back what was before the change.
 * @param change gives the object's new state, or `undefined` to take it out
 */
export function changeCached<Item extends object>(
  client: QueryClient,
  is: Is<Item>,
  change: (item: Item) => Item | undefined,
): void {
  for (const query of client.getQueryCache().getAll()) {
    const data = replaced(query.state.data, is, change);
    if (data === query.state.data) continue;
    void query.cancel({ revert: true });
    if (data === undefined) client.getQueryCache().remove(query);
    else replaceData(query, data);
  }
}

/** Changes one answer that is cached, after something was done that is not in it yet. */
export async function rewrite<Answer>(
  client: QueryClient,
  queryKey: QueryKey,
  to: (answer: Answer) => Answer,
): Promise<void> {
  // One on its way may be older than what was done.
  await client.cancelQueries({ queryKey });
  client.setQueryData<Answer>(queryKey, (answer) => answer && to(answer));
}

/** Any cached copy of an object. */
export function findCached<Item extends object>(client: QueryClient, is: Is<Item>): Item | undefined {
  for (const query of client.getQueryCache().getAll()) {
    let found: Item | undefined;
    replaced(query.state.data, is, (item) => {
      found = item;
      return item;
    });
    if (found) return found;
  }
  return undefined;
}

/** A change made here says nothing about how old the rest is, so what was stale stays so. */
function replaceData(query: Query, data: unknown): void {
  const { dataUpdatedAt, isInvalidated } = query.state;
  query.setData(data, { updatedAt: dataUpdatedAt, manual: true });
  if (isInvalidated) query.invalidate();
}

function replaced<Item extends object>(value: unknown, is: Is<Item>, change: (item: Item) => unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (is(value)) return change(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => replaced(item, is, change));
    return items.some((item, index) => item !== value[index]) ? items.filter((item) => item !== undefined) : value;
  }
  let result: object = value;
  for (const name of CONTAINERS) {
    const before = (value as Record<string, unknown>)[name];
    if (before === undefined) continue;
    const after = replaced(before, is, change);
    if (after === undefined) return undefined;
    if (after !== before) result = { ...result, [name]: after };
  }
  return result;
}
