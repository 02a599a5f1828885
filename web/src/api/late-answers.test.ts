import { expect, test, vi } from "vitest";
import { correctAnswers, correctCount, moveCount } from "./late-answers.ts";
import { createQueryClient } from "./query-client.ts";
import { endSession } from "./session.ts";

interface Thing {
  readonly id: string;
  readonly counts: { readonly likes: number };
}

const isThing = (value: object): value is Thing => "counts" in value;
const thing = (likes: number): Thing => ({ id: "a", counts: { likes } });

/** A cache with one thing in it, which the server answers anew whenever it is asked. */
function begin(likes: number) {
  const client = createQueryClient();
  client.setQueryData(["thing"], thing(likes));
  const answer = (likes: number) =>
    client.fetchQuery({ queryKey: ["thing"], queryFn: async () => thing(likes), staleTime: 0 });
  const shown = () => client.getQueryData<Thing>(["thing"])?.counts.likes;
  return { client, answer, shown };
}

test("an answer that has not counted yet what was done does not take it back", async () => {
  const { client, answer, shown } = begin(5);
  moveCount(client, isThing, "likes", 1);
  expect(shown()).toBe(6);
  await answer(5);
  expect(shown()).toBe(6);
});

test("what others did in the meantime is shown", async () => {
  const { client, answer, shown } = begin(5);
  moveCount(client, isThing, "likes", 1);
  await answer(9);
  expect(shown()).toBe(9);
});

test("done and undone, every answer in between comes out as it is now", async () => {
  const { client, answer, shown } = begin(5);
  moveCount(client, isThing, "likes", 1);
  moveCount(client, isThing, "likes", 1);
  moveCount(client, isThing, "likes", -1);
  for (const late of [5, 6, 7]) {
    await answer(late);
    expect(shown()).toBe(6);
  }
});

test("after a moment the server is believed, and at once when somebody else signs in", async () => {
  vi.useFakeTimers();
  const { client, answer, shown } = begin(6);
  correctCount(client, isThing, "likes", { before: 5, by: 1 });
  await answer(5);
  expect(shown()).toBe(6);
  await vi.advanceTimersByTimeAsync(10_000);
  await answer(5);
  expect(shown()).toBe(5);
  vi.useRealTimers();

  correctCount(client, isThing, "likes", { before: 5, by: 1 });
  endSession("out");
  await answer(5);
  expect(shown()).toBe(5);
});

test("the last correction of a thing takes the place of the one before, whose end ends nothing", async () => {
  const { answer } = begin(1);
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const endFirst = correctAnswers("a", first);
  const endSecond = correctAnswers("a", second);
  endFirst("now");
  await answer(2);
  expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
  endSecond("now");
  await answer(3);
  expect(second).toHaveBeenCalledTimes(1);
});
