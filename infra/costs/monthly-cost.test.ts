import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { routes } from "../../shared/routes.ts";
import { costTable, measuredCosts, monthlyCost, USERS } from "./monthly-cost.ts";
import { tiered } from "./prices.ts";
import { requestsOfOneUser } from "./usage.ts";

const page = join(import.meta.dirname, "../../docs/deploy-to-aws.md");

test("the page has the costs that follow from the measured figures (UPDATE_COSTS=1 writes them)", () => {
  const text = readFileSync(page, "utf8");
  const [before = "", , after = ""] = text.split(/(\| a month, in US dollars [\s\S]*?\n)\n/);
  if (process.env.UPDATE_COSTS) writeFileSync(page, `${before}${costTable()}\n\n${after}`);
  expect(readFileSync(page, "utf8")).toContain(costTable());
});

test("every request that is assumed is a route, with measured costs", () => {
  const names = routes.map(({ name }) => name) as string[];
  expect(Object.keys(requestsOfOneUser).filter((name) => !names.includes(name))).toEqual([]);
  const costs = measuredCosts();
  expect(costs.get("get-feed")?.readUnits).toBeGreaterThan(1);
  expect(names.filter((name) => !costs.has(name))).toEqual([]);
});

test("costs grow with what routes cost and with users", () => {
  const dear = new Map([...measuredCosts()].map(([name, cost]) => [name, { ...cost, readUnits: cost.readUnits * 2 }]));
  const name = "DynamoDB, requests";
  expect(monthlyCost(1000, dear)[name]).toBeGreaterThan(monthlyCost(1000)[name] ?? 0);
  const totals = USERS.map((users) => Object.values(monthlyCost(users)).reduce((sum, each) => sum + each, 0));
  expect(totals.toSorted((a, b) => a - b)).toEqual(totals);
});

test("a tier's price is for what lies in it", () => {
  const tiers = [
    { upTo: 10, each: 2 },
    { upTo: Number.POSITIVE_INFINITY, each: 1 },
  ];
  expect(tiered(4, tiers)).toBe(8);
  expect(tiered(15, tiers)).toBe(25);
});
