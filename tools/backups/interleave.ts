/** What several sources yield, whichever is first; each is one step ahead and no more. */
export async function* interleave<Yielded>(sources: readonly AsyncIterable<Yielded>[]): AsyncGenerator<Yielded> {
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const next = async (iterator: AsyncIterator<Yielded>) => ({ iterator, result: await iterator.next() });
  const waiting = new Map(iterators.map((iterator) => [iterator, next(iterator)]));
  while (waiting.size > 0) {
    const { iterator, result } = await Promise.race(waiting.values());
    if (result.done) {
      waiting.delete(iterator);
      continue;
    }
    waiting.set(iterator, next(iterator));
    yield result.value;
  }
}

/** Does something for each of a list, so many at once; ends with the first that fails. */
export async function inParallel<Element>(
  list: Iterable<Element> | AsyncIterable<Element>,
  atOnce: number,
  work: (element: Element) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  for await (const element of list) {
    const doing = work(element).finally(() => running.delete(doing));
    doing.catch(() => {});
    running.add(doing);
    if (running.size >= atOnce) await Promise.race(running);
  }
  await Promise.all(running);
}
