import { type Key, page, type Write, writeAll } from "../runtime/table.ts";

/**
 * An item of somebody else's that names a person: a request, a block, a
 * mention. Kept with the person it names, because the item itself is found
 * from the other side only, and must not outlive the person's account.
 */
interface Reference extends Key {
  readonly item: Key;
}

export const referenceKey = (personId: string, { pk, sk }: Key): Key => ({
  pk: `REFERENCE#${personId}`,
  sk: `${pk} ${sk}`,
});

const reference = (personId: string, { pk, sk }: Key): Reference => ({
  ...referenceKey(personId, { pk, sk }),
  item: { pk, sk },
});

/** Write that notes that an item names a person; belongs into the item's transaction. */
export const referenceTo = (personId: string, item: Key): Write => ({ Put: { Item: reference(personId, item) } });

/** Write for when it is gone. */
export const noReferenceTo = (personId: string, item: Key): Write => ({
  Delete: { Key: referenceKey(personId, item) },
});

/** Notes people that an item is about to name. */
export async function refer(people: readonly string[], item: Key): Promise<void> {
  await writeAll({ put: people.map((id) => ({ ...reference(id, item) })) });
}

/** Items that name a person; forgotten with `forget` when they no longer do. */
export async function listReferences(personId: string, limit: number): Promise<readonly Reference[]> {
  const { pk } = referenceKey(personId, { pk: "", sk: "" });
  return (await page<Reference>(pk, { limit, ConsistentRead: true })).items;
}

export async function forget(references: readonly Reference[]): Promise<void> {
  await writeAll({ remove: references });
}
