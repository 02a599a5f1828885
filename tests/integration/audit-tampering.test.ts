import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, test, vi } from "vitest";
import { AUDIT, type AuditEntry, audited, subjectOf } from "../../functions/audit/audit.ts";
import { chainKey, GENESIS, hashOf, type Link } from "../../functions/audit/chain.ts";
import { get, type Item, page, put, remove, transact, update, writeAll } from "../../functions/runtime/table.ts";
import { login } from "../../shared/auth.ts";
import { verifyAudit } from "../../tools/admin/verify-audit.ts";
import { ask, type Member, member } from "../harness/invoke.ts";
import { PASSWORD as password } from "../harness/people.ts";

const client = new DynamoDBClient();
const today = () => new Date().toISOString().slice(0, 10);

const linkOf = async ({ sk }: { sk: string }) => {
  const { items } = await page<Link>(chainKey(today(), 0).pk, {
    FilterExpression: "entry.sk = :entry",
    ExpressionAttributeValues: { ":entry": sk },
    ConsistentRead: true,
  });
  return items[0];
};
/** Faults that name something; other tests leave faults of their own. */
const faultsAbout = async (...names: string[]) => {
  const { faults } = await verifyAudit(client, process.env.TABLE_NAME ?? "");
  return faults.filter(({ where, what }) => names.some((name) => `${where} ${what}`.includes(name)));
};
const placeOf = (link: Link) => `${today()}/${link.sk}`;

let ana: Member;
let entry: AuditEntry & Item;
let link: Link & Item;

beforeAll(async () => {
  ana = await member("ana");
  await ask(login, { body: { username: ana.username, password } });
  [entry] = (await page<AuditEntry & Item>(AUDIT + subjectOf(ana.id), { ConsistentRead: true })).items as [
    AuditEntry & Item,
  ];
  await vi.waitFor(async () => expect(await linkOf(entry)).toBeTruthy(), { timeout: 45_000, interval: 1000 });
  link = (await linkOf(entry)) as Link & Item;
});

test("an untouched log has no fault", async () => {
  expect(await faultsAbout(entry.id, placeOf(link))).toEqual([]);
});

test("an entry that is changed behind its back is named", async () => {
  await update({
    Key: { pk: entry.pk, sk: entry.sk },
    UpdateExpression: "SET address = :other",
    ExpressionAttributeValues: { ":other": "203.0.113.99" },
  });
  expect(await faultsAbout(entry.id)).toEqual([
    { where: expect.stringContaining(`entry ${entry.id} (signed_in`), what: `was changed since link ${placeOf(link)}` },
  ]);
  await put(entry);
  expect(await faultsAbout(entry.id)).toEqual([]);
});

test("an entry that is removed is missed", async () => {
  await remove({ pk: entry.pk, sk: entry.sk });
  expect(await faultsAbout(entry.sk)).toMatchObject([{ what: expect.stringContaining("is gone") }]);
  await put(entry);
  expect(await faultsAbout(entry.sk)).toEqual([]);
});

test("an entry that is written again with other content, which is chained like every other, is named", async () => {
  await remove({ pk: entry.pk, sk: entry.sk });
  await put({ ...entry, address: "203.0.113.98" });
  await expect
    .poll(() => faultsAbout(entry.sk), { timeout: 45_000, interval: 1000 })
    .toContainEqual({
      where: `entry ${entry.pk} ${entry.sk}`,
      what: expect.stringContaining("was written again"),
    });
  await put(entry);
});

test("a whole day that is removed is missed by the next", async () => {
  const [one, two] = ["2025-12-24", "2025-12-25"];
  const days = [one, two].map((day) => ({
    pk: "CHAIN#DAYS",
    sk: day,
    previous: GENESIS,
    expires_at: entry.expires_at,
  }));
  const first = { ...link, ...chainKey(two, 0), before: one, previous: GENESIS };
  await writeAll({ put: [...days.slice(1), { ...first, hash: hashOf(first) }] });
  const faults = await faultsAbout(one);
  await writeAll({ remove: [...days, first] });
  expect(faults).toContainEqual({ where: `day ${one}`, what: `is gone, though day ${two} goes on from it` });
});

test("a link that is removed leaves a gap, and its entry without one", async () => {
  await transact([audited(ana.id, "signed_out", { address: "203.0.113.7", userAgent: "test" })]);
  const next = chainKey(today(), Number(link.sk) + 1);
  await expect.poll(() => get(next, { consistent: true }), { timeout: 45_000, interval: 1000 }).toBeTruthy();
  await remove({ pk: link.pk, sk: link.sk });
  const faults = await faultsAbout(`${today()}/${next.sk}`);
  await put(link);
  expect(faults).toContainEqual({
    where: `link ${today()}/${next.sk}`,
    what: expect.stringContaining("missing before it"),
  });
});

test("a link that is changed, even with a hash that fits, breaks the chain after it", async () => {
  await update({
    Key: { pk: link.pk, sk: link.sk },
    UpdateExpression: "SET #action = :other",
    ExpressionAttributeNames: { "#action": "action" },
    ExpressionAttributeValues: { ":other": "signed_out" },
  });
  expect(await faultsAbout(placeOf(link))).toContainEqual({ where: `link ${placeOf(link)}`, what: "was changed" });
  await put(link);
  await transact([audited(ana.id, "signed_out", { address: "203.0.113.7", userAgent: "test" })]);
  const next = chainKey(today(), Number(link.sk) + 1);
  await expect.poll(() => get(next, { consistent: true }), { timeout: 45_000, interval: 1000 }).toBeTruthy();
  const rewritten = { ...link, action: "signed_out" };
  await put({ ...rewritten, hash: hashOf(rewritten) });
  expect(await faultsAbout(`${today()}/${next.sk}`)).toContainEqual({
    where: `link ${today()}/${next.sk}`,
    what: "does not follow the link before",
  });
  await put(link);
});
