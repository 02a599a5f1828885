import { expect, test } from "vitest";
import type { RouteContract } from "../shared/contract.ts";
import { routes } from "../shared/routes.ts";
import { access } from "./access.ts";

const contracts: readonly RouteContract[] = routes;

test.each(contracts.filter(({ method }) => method === "GET").map(({ feature, name }) => `${feature}/${name}`))(
  "%s is a GET, takes no body, and may change nothing",
  (name) => {
    const { writes = [], updates = [], sends = [], calls = [], bucket, mails, signs, seals } = access[name] ?? {};
    expect([...writes, ...updates, ...sends, ...calls, ...(bucket?.writes ?? []), ...(bucket?.erases ?? [])]).toEqual(
      [],
    );
    expect([mails, signs, seals].filter(Boolean)).toEqual([]);
    expect(contracts.find((route) => `${route.feature}/${route.name}` === name)?.body).toBeUndefined();
  },
);
