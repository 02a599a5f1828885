import { expect, test, vi } from "vitest";
import { login } from "../../shared/auth.ts";
import { ask, deliver, member } from "../../tests/harness/invoke.ts";
import { PASSWORD as password } from "../../tests/harness/people.ts";
import { page, pages, writeAll } from "../runtime/table.ts";
import { type AuditEntry, audited, subjectOf } from "./audit.ts";
import { chainKey, DAYS, digestOf, GENESIS, hashOf, type Link } from "./chain.ts";
import { handler } from "./chain-entries.ts";

const today = () => new Date().toISOString().slice(0, 10);

async function linksOf(day: string): Promise<Link[]> {
  const links: Link[] = [];
  for await (const items of pages<Link>(chainKey(day, 0).pk, { ConsistentRead: true })) links.push(...items);
  return links;
}

const entry = (userId = "somebody") => {
  const write = audited(userId, "signed_in", { address: "203.0.113.7", userAgent: "test" });
  return ("Put" in write ? write.Put.Item : {}) as AuditEntry;
};

test("whatever is written to the log is chained, link by link", async () => {
  const ana = await member("ana");
  await ask(login, { body: { username: ana.username, password } });
  const own = async () => (await linksOf(today())).filter(({ subject }) => subject === subjectOf(ana.id));
  await expect.poll(async () => (await own()).length, { timeout: 15_000 }).toBe(1);
  const [link] = await own();
  const written = await page<AuditEntry>(link?.entry.pk ?? "", { ConsistentRead: true });
  expect(digestOf(written.items[0] ?? {})).toBe(link?.digest);
  expect(link && hashOf(link)).toBe(link?.hash);
});

test("hundreds at the same time are one chain without a gap", async () => {
  const before = (await linksOf(today())).length;
  const batches = Array.from({ length: 4 }, () => Array.from({ length: 60 }, () => entry()));
  const failed = await Promise.all(batches.map((batch) => deliver(handler, batch)));
  // Who loses too often goes back to the queue, as a whole.
  for (const [index, ids] of failed.entries()) if (ids.length > 0) await deliver(handler, batches[index] ?? []);
  const links = await linksOf(today());
  expect(links.length).toBeGreaterThanOrEqual(before + 240);
  const days = (await page<{ sk: string; previous: string }>(DAYS, { ConsistentRead: true })).items;
  expect(links[0]?.previous).toBe(days.find(({ sk }) => sk === today())?.previous ?? GENESIS);
  for (const [place, link] of links.entries()) {
    expect(Number(link.sk)).toBe(place);
    if (place > 0) expect(link.previous).toBe(links[place - 1]?.hash);
    expect(hashOf(link)).toBe(link.hash);
  }
});

test("at midnight the new day begins where the old one ended, and whoever is late goes on with the new one", async () => {
  const day = (at: string) => vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(at) });
  const deliverAt = async (at: string, one: AuditEntry) => {
    day(at);
    return deliver(handler, [one]).finally(() => vi.useRealTimers());
  };
  await deliverAt("2031-05-01T23:59:59Z", entry());
  await deliverAt("2031-05-02T00:00:01Z", entry());
  // Its clock is behind: the old day is closed.
  expect(await deliverAt("2031-05-01T23:59:59Z", entry())).toEqual([0]);
  const [first, second] = [await linksOf("2031-05-01"), await linksOf("2031-05-02")];
  expect([first.length, second.length]).toEqual([1, 1]);
  expect(second[0]?.previous).toBe(first[0]?.hash);
  await writeAll({ remove: [...first, ...second, { pk: DAYS, sk: "2031-05-01" }, { pk: DAYS, sk: "2031-05-02" }] });
});

test("an entry that comes twice is linked twice, and both are true", async () => {
  const one = entry("twice");
  await deliver(handler, [one]);
  await deliver(handler, [one]);
  const links = (await linksOf(today())).filter(({ entry: { sk } }) => sk === one.sk);
  expect(links.map(({ digest }) => digest)).toEqual([digestOf(one), digestOf(one)]);
});
