import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { limits } from "../shared/limits.ts";
import { routes } from "../shared/routes.ts";

const page = (name: string) => readFileSync(join(import.meta.dirname, "../docs/security", name), "utf8");

test("the page of authentication tells every limit as it is", () => {
  const told = [...page("authentication.md").matchAll(/^\| `(\w+)` \| (\d+) \| (\w+) \|/gm)];
  const rows = told.map(([, name, max, per]) => `${name} ${max} ${per}`);
  expect(rows.sort()).toEqual(
    Object.values(limits)
      .map(({ name, max, per }) => `${name} ${max} ${per}`)
      .sort(),
  );
});

test("it tells every way in: no other route answers with a session", () => {
  const told = [...page("authentication.md").matchAll(/^\|[^|]+\| `POST (\/auth[\w/-]*)` \|/gm)].map(
    ([, path]) => path,
  );
  const signIn = /SignIn|FirstFactor|Refreshed/;
  const opening = routes
    .filter((route) => Object.values(route.responses).some((answer) => signIn.test(idOf(answer))))
    .map(({ path }) => path);
  expect(told.filter((path) => path !== "/auth/reauthenticate").sort()).toEqual(opening.sort());
});

function idOf(answer: { readonly body?: { meta(): { id?: string } | undefined } } | object): string {
  return ("body" in answer && answer.body?.meta()?.id) || "";
}
