/**
 * `Promise.all`, but of several failures the first in the list is the one that is told, whichever happened first: what
 * an answer says must not depend on how long it took to look for what is hidden.
 */
export async function inOrder<const Looks extends readonly unknown[]>(
  looks: Looks,
): Promise<{ -readonly [Index in keyof Looks]: Awaited<Looks[Index]> }> {
  await Promise.allSettled(looks);
  return Promise.all(looks);
}
