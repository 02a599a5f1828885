import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { routes } from "../../shared/routes.ts";
import { collectionFile, postmanCollection } from "./collection.ts";

interface Folder {
  readonly item?: Folder[];
  readonly request?: { readonly method: string; readonly url: { readonly path: string[] } };
}

const requestsOf = (folder: Folder): NonNullable<Folder["request"]>[] =>
  folder.request ? [folder.request] : (folder.item ?? []).flatMap(requestsOf);

test("the committed collection is that of the contract (npm run postman makes it), with every route", async () => {
  const committed = readFileSync(collectionFile, "utf8");
  expect(committed === (await postmanCollection())).toBe(true);
  const asked = requestsOf(JSON.parse(committed)).map(({ method, url }) => `${method} /${url.path.join("/")}`);
  const known = routes.map(({ method, path }) => `${method} ${path.replaceAll("{", ":").replaceAll("}", "")}`);
  expect(asked.sort()).toEqual(known.sort());
});
