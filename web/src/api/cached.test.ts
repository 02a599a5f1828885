import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { held } from "../testing/server.ts";
import { changeCached, findCached } from "./cached.ts";

interface Thing {
  readonly id: string;
  readonly size: number;
}

const isThing =
  (id: string) =>
  (value: object): value is Thing =>
    "size" in value && (value as Thing).id === id;
const thing = (id: string, size = 1): Thing => ({ id, size });
const grow = (it: Thing) => ({ ...it, size: it.size + 1 });

function filled() {
  const client = new QueryClient();
  client.setQueryData(["one"], thing("a"));
  client.setQueryData(["pages"], {
    pages: [{ items: [thing("b")] }, { items: [thing("a"), thing("c")] }],
    pageParams: ["", "x"],
  });
  client.setQueryData(["found"], { pages: [{ items: [{ type: "post", post: thing("a") }] }], pageParams: [""] });
  client.setQueryData(["other"], { pages: [{ items: [thing("b")] }], pageParams: [""] });
  return client;
}

test("changes every copy and nothing else", () => {
  const client = filled();
  const other = client.getQueryData(["other"]);
  changeCached(client, isThing("a"), grow);
  expect(client.getQueryData(["one"])).toEqual(thing("a", 2));
  expect(client.getQueryData(["pages"])).toEqual({
    pages: [{ items: [thing("b")] }, { items: [thing("a", 2), thing("c")] }],
    pageParams: ["", "x"],
  });
  expect(client.getQueryData(["found"])).toEqual({
    pages: [{ items: [{ type: "post", post: thing("a", 2) }] }],
    pageParams: [""],
  });
  expect(client.getQueryData(["other"])).toBe(other);
});

test("takes every copy out", () => {
  const client = filled();
  changeCached(client, isThing("a"), () => undefined);
  expect(client.getQueryData(["one"])).toBeUndefined();
  expect(client.getQueryData(["pages"])).toMatchObject({ pages: [{ items: [thing("b")] }, { items: [thing("c")] }] });
  expect(client.getQueryData(["found"])).toMatchObject({ pages: [{ items: [] }] });
});

test("what was out of date stays so", async () => {
  const client = filled();
  await client.invalidateQueries({ queryKey: ["one"] });
  changeCached(client, isThing("a"), grow);
  expect(client.getQueryState(["one"])?.isInvalidated).toBe(true);
});

test("a fetch that began before cannot bring the old state back", async () => {
  const client = filled();
  const answer = held<Thing>();
  const fetching = client.fetchQuery({ queryKey: ["one"], queryFn: () => answer.promise }).catch(() => undefined);
  changeCached(client, isThing("a"), grow);
  answer.resolve(thing("a"));
  await fetching;
  expect(client.getQueryData(["one"])).toEqual(thing("a", 2));
});

test("finds a copy wherever it is", () => {
  expect(findCached(filled(), isThing("c"))).toEqual(thing("c"));
  expect(findCached(filled(), isThing("d"))).toBeUndefined();
});
