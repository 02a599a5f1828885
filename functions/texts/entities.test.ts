import fc from "fast-check";
import { expect, test } from "vitest";
import { member } from "../../tests/harness/invoke.ts";
import { block } from "../blocks/blocks.ts";
import { annotate } from "./entities.ts";

const AUTHOR = "019a1c1e-7a3b-7c44-9d2e-3f5a6b7c8d9e";
const tagsOf = async (text: string) => (await annotate(text, AUTHOR)).tags;

test.each([
  ["#light and #Light", ["light"]],
  ["#été 🌊#sea,#naïve_2", ["été", "sea", "naïve_2"]],
  ["a#b https://x.example/#top &#39; #1 # ##two", []],
  ["#日本 #Ｗide", ["日本", "wide"]],
  [`#${"x".repeat(65)}`, []],
  ["#a½ #ﷺ #a⑴", []],
])("tags of %j", async (text, tags) => {
  expect(await tagsOf(text)).toEqual(tags);
});

test("mentions are people there are, whom the author may see", async () => {
  const [ana, ben, eve] = await Promise.all([member("ana"), member("ben"), member("eve")]);
  await block(eve.id, ana.id);
  const text = `@${ben.username.toUpperCase()}. mail@${ben.username} @${eve.username} @nobody_here @${ben.username}`;
  const { entities, mentions } = await annotate(text, ana.id);
  expect(mentions).toEqual([ben.id]);
  expect(entities.map(({ value }) => value)).toEqual([ben.username, ben.username]);
  expect(entities[0]).toMatchObject({ start: 0, end: ben.username.length + 1 });
});

test("whatever the text, entities are in order, do not overlap and name what stands there", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom("#", "a", "é", " ", "1", "_", "🌊", ".", "&") }),
      async (text) => {
        const { entities } = await annotate(text, AUTHOR);
        let end = 0;
        for (const entity of entities) {
          expect(entity.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(entity.start, entity.end).normalize("NFKC").toLowerCase()).toBe(`#${entity.value}`);
          end = entity.end;
        }
      },
    ),
  );
});
