import fc from "fast-check";
import { expect, test } from "vitest";
import { inParallel, interleave } from "./interleave.ts";
import { itemOf, kindOf, lineOf, ownerOf, type RawItem } from "./items.ts";
import { withoutSecrets } from "./secrets.ts";

const bytes = fc.uint8Array({ maxLength: 20 }).map((array) => Buffer.from(array));
const { value: attribute } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.record({ S: fc.string({ unit: "binary" }) }),
    fc.record({ N: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String) }),
    fc.record({ B: bytes }),
    fc.record({ BS: fc.array(bytes, { minLength: 1 }) }),
    fc.record({ SS: fc.array(fc.string(), { minLength: 1 }) }),
    fc.constant({ NULL: true }),
    fc.record({ BOOL: fc.boolean() }),
    fc.record({ L: fc.array(tie("value"), { maxLength: 3 }) }),
    fc.record({ M: fc.dictionary(fc.constantFrom("B", "S", "L", "a", "pk"), tie("value"), { maxKeys: 3 }) }),
  ),
}));

test("an item comes out of its line as it went in, and the line is one", () => {
  const items = fc.dictionary(fc.constantFrom("pk", "B", "M", "text", "other"), attribute);
  fc.assert(
    fc.property(items, (made) => {
      const item = { ...made } as RawItem;
      const line = lineOf(item);
      expect(line).not.toContain("\n");
      expect(itemOf(line)).toEqual(item);
    }),
  );
});

test("kinds and owners are read from keys", () => {
  const item = { pk: { S: "NOTICE#ana#group" } };
  expect([kindOf(item), ownerOf(item), kindOf({ pk: { S: "KEYS" } })]).toEqual(["NOTICE", "ana#group", "KEYS"]);
});

test("of what can't be opened nothing is left, and all else is", () => {
  const item = (pk: string, more: object = {}) => ({ pk: { S: pk }, ...more }) as RawItem;
  const credentials = { password_hash: { S: "h" }, passkeys: { M: {} } };
  const seeds = { totp: { M: {} }, pending_totp: { M: {} } };
  expect(withoutSecrets(item("CREDENTIALS#a", { ...credentials, ...seeds }))).toEqual(
    item("CREDENTIALS#a", credentials),
  );
  for (const pk of ["SIGNING_KEY", "KEYS", "BACKEND#a"]) expect(withoutSecrets(item(pk))).toBeUndefined();
  expect(withoutSecrets(item("USER#a", { totp: { S: "a name" } }))).toEqual(item("USER#a", { totp: { S: "a name" } }));
});

async function* counting(from: number, to: number) {
  for (let number = from; number < to; number++) yield number;
}

test("several sources are read to their ends, each in its order", async () => {
  const read: number[] = [];
  for await (const number of interleave([counting(0, 5), counting(10, 12), counting(20, 20)])) read.push(number);
  expect(read.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 10, 11]);
  expect(read.filter((number) => number < 10)).toEqual([0, 1, 2, 3, 4]);
});

test("no more is done at once than allowed, and what fails ends it", async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const work = async (number: number) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    if (number === 100) throw new Error("a hundred");
    done.push(number);
  };
  await inParallel(counting(0, 20), 3, work);
  expect([done.length, most]).toEqual([20, 3]);
  await expect(inParallel(counting(95, 1000), 3, work)).rejects.toThrow("a hundred");
  expect(done.length).toBeLessThan(30);
});
